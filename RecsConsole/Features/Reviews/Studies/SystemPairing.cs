namespace RecsConsole.Features.Reviews.Studies;

/// <summary>
/// Which two of a study's systems are compared on a case: those that met least, so that every two meet about equally often. All reviewers
/// of a case compare the same two.
/// </summary>
internal sealed class SystemPairing(int systems, StudyDraw draw)
{
    private readonly List<SystemMeeting> _meetings = systems == 1 ? [SystemMeeting.Alone] : AllOf(systems);

    private readonly Dictionary<SystemMeeting, int> _met = [];

    /// <summary>Those that met least first, equal ones in a drawn order.</summary>
    public IReadOnlyList<SystemMeeting> InOrder() =>
        _meetings.Count == 1 ? _meetings : [.. draw.Shuffle(_meetings).OrderBy(meeting => _met.GetValueOrDefault(meeting))];

    private static List<SystemMeeting> AllOf(int systems) =>
        [.. Enumerable.Range(0, systems).SelectMany(a => Enumerable.Range(a + 1, systems - a - 1).Select(b => new SystemMeeting(a, b)))];

    /// <summary>Records that two met on a case.</summary>
    public void Took(SystemMeeting meeting) => _met[meeting] = _met.GetValueOrDefault(meeting) + 1;
}

/// <summary>Two systems of a study by their numbers from 0; the first is the lower one.</summary>
internal readonly record struct SystemMeeting(int A, int B)
{
    /// <summary>The only system of a study of single lists.</summary>
    public static SystemMeeting Alone { get; } = new(0, 0);

    public bool IsAlone => A == B;
}
