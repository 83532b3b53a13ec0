namespace RecsConsole.Features.Cases.Queue;

/// <summary>Texts of the queue that count cases.</summary>
internal static class QueueLabels
{
    /// <summary>"1 case" or "3 cases".</summary>
    public static string Count(int cases) => cases == 1 ? Texts.OneCase : Texts.Cases.With(cases);

    /// <summary>How many are set aside; the default order puts them last.</summary>
    public static string Aside(int cases, QueueFilter filter) =>
        (cases, filter is { Sort: QueueSort.Sla, Descending: false }) switch
        {
            (1, true) => Texts.OneIsAside,
            (_, true) => Texts.ManyAreAside.With(cases),
            (1, _) => Texts.OneIsAsideSomewhere,
            _ => Texts.ManyAreAsideSomewhere.With(cases),
        };
}
