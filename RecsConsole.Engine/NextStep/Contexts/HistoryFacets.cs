namespace RecsConsole.Engine.NextStep;

/// <summary>Reads a history event by event and keeps what the next step may depend on, each as one number.</summary>
internal sealed class HistoryFacets(IReadOnlyDictionary<string, int> activities, NextStepVocabulary vocabulary)
{
    private const int MaxRun = 8;
    private const int MaxRunBefore = 4;
    private const int MaxOccurrences = 4;
    private const int MaxSetbacks = 3;

    /// <summary>The number of a facet that has no value yet.</summary>
    public const ulong None = ulong.MaxValue;

    private readonly FacetScales _scales = vocabulary.Scales;
    private readonly IReadOnlyList<string> _fields = vocabulary.Fields;
    private readonly ulong[] _values = new ulong[(int)Facet.FirstField + vocabulary.Fields.Count];
    private readonly int[] _counts = new int[activities.Count + 1];
    private readonly int[] _lastAt = new int[activities.Count + 1];
    private double _gap;
    private double _gapBefore;
    private NextStepEvent? _first;
    private NextStepEvent? _previous;
    private int _position;
    private int _run;
    private int _runBefore;

    /// <summary>The value of each <see cref="Facet"/> after the last event read.</summary>
    public ReadOnlySpan<ulong> Values => _values;

    /// <summary>Number of the last activity; one past the highest number if training never saw it.</summary>
    public int Last { get; private set; }

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_lastAt);
        (_gap, _gapBefore) = (double.NaN, double.NaN);
        Array.Fill(_values, None);
        (this[Facet.Occurred], this[Facet.Occurrences]) = (0, 0);
        (_first, _previous, _position, _run, _runBefore) = (null, null, 0, 0, 0);
    }

    public void Read(NextStepEvent next)
    {
        var activity = activities.GetValueOrDefault(next.Activity, activities.Count);
        Count(activity);
        Repeat(activity);
        ReadTimes(next);
        ReadPeople(next);
        ReadFields(next);
        ReadMemory(next);
        ReadText(next);
        Shift(activity);
        Last = activity;
        _first ??= next;
        _previous = next;
        this[Facet.Position] = (ulong)Place(++_position);
        _lastAt[activity] = _position;
    }

    /// <summary>The input for trees from the history read so far.</summary>
    public HistoryTraits Traits() =>
        new(
            [
                NumberOrNone(Facet.Last),
                NumberOrNone(Facet.SecondLast),
                NumberOrNone(Facet.ThirdLast),
                _gap,
                _gapBefore,
                _previous is null || _first is null ? double.NaN : FacetScales.Seconds(_first, _previous),
                _previous?.At.TimeOfDay.TotalSeconds ?? double.NaN,
                (double?)_previous?.At.DayOfWeek ?? double.NaN,
                _position,
                _run,
                .. vocabulary.Plan.Traits.Select(facet => (double)this[facet]),
            ],
            [.. _counts],
            [.. _lastAt]
        );

    private double NumberOrNone(Facet facet) => this[facet] == None ? double.NaN : this[facet];

    private ulong this[Facet facet]
    {
        get => _values[(int)facet];
        set => _values[(int)facet] = value;
    }

    // Sums of hashed numbers do not depend on the order of the activities.
    private void Count(int activity)
    {
        var before = _counts[activity]++;
        unchecked
        {
            if (before == 0)
            {
                this[Facet.Occurred] += ContextKey.With(1, (ulong)activity);
            }
            else
            {
                this[Facet.Occurrences] -= OccurrenceOf(activity, before);
            }

            this[Facet.Occurrences] += OccurrenceOf(activity, before + 1);
        }
    }

    private static ulong OccurrenceOf(int activity, int count) => ContextKey.With((ulong)Math.Min(count, MaxOccurrences), (ulong)activity);

    private void Repeat(int activity)
    {
        if (_position > 0 && activity == Last)
        {
            _run++;
        }
        else
        {
            if (_position > 0)
            {
                this[Facet.BeforeRunBefore] = this[Facet.BeforeRun];
                this[Facet.BeforeRun] = (ulong)Last;
                _runBefore = _run;
            }

            _run = 1;
        }

        this[Facet.Run] = (ulong)Math.Min(_run, MaxRun);
        this[Facet.RunBefore] = (ulong)Math.Min(_runBefore, MaxRunBefore);
    }

    private void ReadTimes(NextStepEvent next)
    {
        this[Facet.DayPart] = (ulong)(next.At.Hour / 4);
        this[Facet.TimeOfDay] = (ulong)FacetScales.GroupOf(_scales.TimeOfDay, (long)next.At.TimeOfDay.TotalSeconds);
        this[Facet.Weekday] = (ulong)next.At.DayOfWeek;
        if (_previous is null || _first is null)
        {
            return;
        }

        var gap = FacetScales.Seconds(_previous, next);
        (_gapBefore, _gap) = (_gap, gap);
        var age = FacetScales.Seconds(_first, next);
        this[Facet.GapBefore] = this[Facet.Gap];
        this[Facet.Gap] = (ulong)FacetScales.GroupOf(_scales.Gap, gap);
        this[Facet.GapFine] = (ulong)FacetScales.GroupOf(_scales.GapFine, gap);
        this[Facet.GapExact] = (ulong)FacetScales.ExactOf(gap);
        this[Facet.GapDays] = (ulong)FacetScales.DaysOf(gap);
        this[Facet.Age] = (ulong)FacetScales.GroupOf(_scales.Age, age);
        this[Facet.AgeFine] = (ulong)FacetScales.GroupOf(_scales.AgeFine, age);
        this[Facet.AgeExact] = (ulong)FacetScales.ExactOf(age);
        this[Facet.AgeDays] = (ulong)FacetScales.DaysOf(age);
    }

    private void ReadPeople(NextStepEvent next)
    {
        this[Facet.Group] = ContextKey.Of(next.Group);
        this[Facet.Resource] = ContextKey.Of(next.Resource);
        this[Facet.Priority] = ContextKey.Of(next.Priority);
        if (_previous is not null)
        {
            this[Facet.SameResource] = string.Equals(_previous.Resource, next.Resource, StringComparison.Ordinal) ? 1UL : 0;
            this[Facet.SameGroup] = string.Equals(_previous.Group, next.Group, StringComparison.Ordinal) ? 1UL : 0;
        }
    }

    private void ReadFields(NextStepEvent next)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            _values[(int)Facet.FirstField + i] = ContextKey.Of(FieldValue.Of(next, _fields[i]));
        }
    }

    private void ReadMemory(NextStepEvent next)
    {
        this[Facet.Standing] = (ulong)StandingOf(next);
        this[Facet.Setbacks] = (ulong)SetbacksOf(next);
        this[Facet.LastFailed] = LastFailedOf(next);
    }

    /// <summary>The value of each facet of the memory, also for <see cref="FacetTrial"/>.</summary>
    public static StandingKind StandingOf(NextStepEvent next) => next.Standing?.Kind ?? StandingKind.Underway;

    public static int SetbacksOf(NextStepEvent next) => Math.Min(next.Standing?.Setbacks ?? 0, MaxSetbacks);

    public static ulong LastFailedOf(NextStepEvent next) => ContextKey.Of(next.Standing?.Failed);

    // most events of a case have the same text
    private void ReadText(NextStepEvent next)
    {
        if (_previous is null || !ReferenceEquals(_previous.Signs, next.Signs))
        {
            this[Facet.Text] = (ulong)SignChoice.PlaceOf(vocabulary.Signs, next.Signs);
        }
    }

    private void Shift(int activity)
    {
        for (var at = Facet.SixthLast; at > Facet.Last; at--)
        {
            this[at] = this[at - 1];
        }

        this[Facet.Last] = (ulong)activity;
        this[Facet.LastThree] = unchecked(NumberOf(Facet.Last) + NumberOf(Facet.SecondLast) + NumberOf(Facet.ThirdLast));
    }

    private ulong NumberOf(Facet facet) => ContextKey.With(2, this[facet]);

    private static int Place(int position) =>
        position switch
        {
            <= 6 => position,
            <= 8 => 7,
            <= 12 => 8,
            <= 20 => 9,
            _ => 10,
        };
}
