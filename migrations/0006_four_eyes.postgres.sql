-- A verified or published result has a verdict and somebody, other than who recorded it, who gave it.
ALTER TABLE measurement ADD CONSTRAINT measurement_four_eyes
    CHECK (state NOT IN ('verificado', 'publicado') OR (verdict <> '' AND verified_by IS NOT NULL));
