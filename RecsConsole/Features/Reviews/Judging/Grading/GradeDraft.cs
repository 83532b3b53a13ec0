namespace RecsConsole.Features.Reviews.Judging.Grading;

/// <summary>The unsent grades of the current list, and the suggestion that the keys grade.</summary>
public sealed class GradeDraft(TimeProvider clock)
{
    private int?[] _grades = [];
    private IReadOnlyList<int> _said = [];
    private DateTimeOffset _shownAt;

    /// <summary>The place in the list that the keys act on, from 1.</summary>
    public int Current { get; private set; } = 1;

    /// <summary>A key went to the current suggestion, which has to be on screen.</summary>
    public bool WantsFocus { get; set; }

    public int Graded => _grades.Count(grade => grade is not null);

    public int Total => _grades.Length;

    public bool IsComplete => Total > 0 && Graded == Total;

    /// <summary>Starts with another list and its earlier grades.</summary>
    public void Begin(PairView? pair) => Begin(pair?.Left.Count ?? 0, pair?.Grades ?? []);

    /// <summary>Starts with a list of this many suggestions and its earlier grades.</summary>
    public void Begin(int suggestions, IReadOnlyList<int> said)
    {
        _said = said;
        _grades = new int?[suggestions];
        TakeBack(new([.. _said.Select(grade => (int?)grade)]));
        _shownAt = clock.GetUtcNow();
    }

    /// <summary>What was graded since the list was displayed; null when nothing was.</summary>
    public KeptGrades? Chosen => _grades.Select((grade, index) => grade == SaidAt(index)).All(isSame => isSame) ? null : new([.. _grades]);

    /// <summary>Restores what was graded before a reload.</summary>
    public void TakeBack(KeptGrades kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        for (var i = 0; i < _grades.Length; i++)
        {
            _grades[i] = i < kept.Grades.Count && kept.Grades[i] is { } grade && GradeScale.IsValid(grade) ? grade : null;
        }

        Current = FirstWithout(after: 0) ?? 1;
    }

    /// <summary>The grade of the suggestion at a place from 1; null until graded.</summary>
    public int? Of(int place) => place >= 1 && place <= Total ? _grades[place - 1] : null;

    /// <summary>Grades a suggestion, or clears its grade, and goes to it.</summary>
    public void Grade(int place, int? grade)
    {
        if (place >= 1 && place <= Total)
        {
            (_grades[place - 1], Current) = (grade, place);
        }
    }

    /// <summary>Grades the current suggestion and goes to the next one without a grade.</summary>
    public void GradeCurrent(int grade)
    {
        Grade(Current, grade);
        (Current, WantsFocus) = (FirstWithout(Current) ?? Current, true);
    }

    public void Move(int by) => (Current, WantsFocus) = (Math.Clamp(Current + by, 1, Math.Max(1, Total)), true);

    /// <summary>The grades in the order of the list; empty until every suggestion has one.</summary>
    public IReadOnlyList<int> Given => IsComplete ? [.. _grades.OfType<int>()] : [];

    /// <summary>The grades to send; null until every suggestion has one.</summary>
    public GradeSlateRequest? Judge(Guid study, PairView pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return IsComplete ? new(study, pair.Position, Given, pair.Revision, clock.GetUtcNow() - _shownAt) : null;
    }

    private int? SaidAt(int index) => index < _said.Count ? _said[index] : null;

    // the first one without a grade after a place, wrapping around
    private int? FirstWithout(int after)
    {
        var open = Enumerable.Range(1, Total).Where(place => _grades[place - 1] is null).ToList();
        return open.Count == 0 ? null : open.OrderBy(place => place <= after).First();
    }
}

/// <summary>Grades that were chosen and not sent, in the order of the list; null where none was.</summary>
public sealed record KeptGrades(IReadOnlyList<int?> Grades);
