namespace RecsConsole.Cli.PageTruth;

/// <summary>How much the pages of a tenant say, and how much of it is wrong.</summary>
/// <param name="Pages">Number of rendered case pages.</param>
/// <param name="NotOpened">Open cases that nobody who reads English may work on.</param>
/// <param name="Cards">Cards on those pages.</param>
/// <param name="Numbers">Numbers on the cards that open something.</param>
/// <param name="Contradictions">Sentences that the rows, or another part of the page, deny.</param>
/// <param name="CountsThatDiffer">Numbers that differ from what they open.</param>
/// <param name="CardsWithManyFigures">Cards with more than two figures.</param>
internal sealed record PageTruthAnswer(
    int Pages,
    int NotOpened,
    int Cards,
    int Numbers,
    int Contradictions,
    int CountsThatDiffer,
    int CardsWithManyFigures
)
{
    public static PageTruthAnswer Empty { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Checked pages of customers, and the board of the teams.</summary>
    public int Places { get; init; }

    /// <summary>The same plus the page of a customer, or the board.</summary>
    public PageTruthAnswer WithPlace(IReadOnlyList<Finding> findings) =>
        this with
        {
            Places = Places + 1,
            Contradictions = Contradictions + findings.Count(finding => finding.Kind is FindingKind.Contradiction),
            CountsThatDiffer = CountsThatDiffer + findings.Count(finding => finding.Kind is FindingKind.Count),
        };

    /// <summary>The same plus one more page.</summary>
    public PageTruthAnswer With(CheckedPage page) =>
        this with
        {
            Pages = Pages + 1,
            Cards = Cards + page.Cards,
            Numbers = Numbers + page.Numbers,
            Contradictions = Contradictions + page.Count(FindingKind.Contradiction),
            CountsThatDiffer = CountsThatDiffer + page.Count(FindingKind.Count),
            CardsWithManyFigures = CardsWithManyFigures + page.Count(FindingKind.Figures),
        };
}

/// <summary>One page, checked against the rows.</summary>
internal sealed record CheckedPage(int Cards, int Numbers, IReadOnlyList<Finding> Findings)
{
    public int Count(FindingKind kind) => Findings.Count(finding => finding.Kind == kind);
}
