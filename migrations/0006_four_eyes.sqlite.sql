-- A verified or published result has a verdict and somebody, other than who recorded it, who gave it.
CREATE TRIGGER measurement_four_eyes_added BEFORE INSERT ON measurement
    WHEN NEW.state IN ('verificado', 'publicado') AND (NEW.verdict = '' OR NEW.verified_by IS NULL)
BEGIN SELECT raise(ABORT, 'un resultado verificado necesita el veredicto de otra persona'); END;

CREATE TRIGGER measurement_four_eyes_changed BEFORE UPDATE ON measurement
    WHEN NEW.state IN ('verificado', 'publicado') AND (NEW.verdict = '' OR NEW.verified_by IS NULL)
BEGIN SELECT raise(ABORT, 'un resultado verificado necesita el veredicto de otra persona'); END;
