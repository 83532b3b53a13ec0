using RecsConsole.Casework;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Text;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards.Labels;

namespace RecsConsole.Recommender.Cards;

/// <summary>What the desk shows for one recommendation: three slates, the similar cases behind them, and which sources failed.</summary>
/// <param name="DecisionId">
/// Null only when no decision could be made: then all slates are empty and <paramref name="Notice"/> says why.
/// </param>
/// <param name="Notice">A sentence above the slates when something is out of the ordinary.</param>
public sealed record ShownDecision(
    Guid? DecisionId,
    Guid CaseId,
    DateTimeOffset At,
    IReadOnlyList<ShownSlate> Slates,
    IReadOnlyList<ShownSimilarCase> SimilarCases,
    string? Notice,
    EngineVersions? Versions
)
{
    /// <summary>How many similar cases do not count, and why; or that the tenant uses none. Null when all count.</summary>
    public string? SimilarCasesNote { get; init; }

    /// <summary>What "ended well" means of the similar cases, in a sentence.</summary>
    public string? GoodEnding { get; init; }

    /// <summary>What was done before without success, and whom the case is waiting for.</summary>
    public ShownMemory Memory { get; init; } = ShownMemory.None;

    /// <summary>The playbooks for the case, each as a checklist.</summary>
    public IReadOnlyList<ShownPlaybook> Playbooks { get; init; } = [];

    /// <summary>
    /// The next steps are collapsed: the case waits for an answer, and nothing that could be done meanwhile is required, of use while it
    /// waits, or more than a guess.
    /// </summary>
    public bool IsWaiting =>
        Memory.Waiting is not null
        && IsOnlyGuessed(Slate(SlateKind.Action).Items.Select(item => (item.Confidence == ConfidenceLabel.Low, IsUseful(item))));

    /// <summary>No step is of use while the case waits, and none is more than a guess.</summary>
    public static bool IsOnlyGuessed(IEnumerable<(bool IsLow, bool IsUseful)> steps) => steps.All(step => step.IsLow && !step.IsUseful);

    private static bool IsUseful(ShownItem item) => item.Policy is not null || item.IsOfUseWhileWaiting;

    /// <summary>States that only rules ordered the slates, and who asked for that; null when nobody did.</summary>
    public string? ByRules { get; init; }

    /// <summary>
    /// The product or service that the case probably concerns; null when it names one, and when similar cases do not agree.
    /// </summary>
    public ShownProduct? LikelyProduct { get; init; }

    /// <summary>The teams that finish such cases.</summary>
    public ShownTeams Teams { get; init; } = ShownTeams.None;

    public ShownSlate Slate(SlateKind kind) => Slates.First(slate => slate.Kind == kind);

    /// <summary>
    /// The same without the facts of the cards and the rows they name. The cards show none of them, "Why this?" reads them again from the
    /// stored decision, and an open page would keep them for as long as it is open.
    /// </summary>
    public ShownDecision WithoutFacts() =>
        this with
        {
            Slates = [.. Slates.Select(slate => slate with { Items = [.. slate.Items.Select(item => item with { Facts = [] })] })],
        };
}

/// <summary>One slate as shown. An empty one says why and what would change it.</summary>
/// <param name="Model">Version of the model that ordered the slate; null when the heuristic did.</param>
/// <param name="Excluded">Exclusions by reason, most frequent first; ids only where the viewer may see the object.</param>
public sealed record ShownSlate(
    SlateKind Kind,
    IReadOnlyList<ShownItem> Items,
    IReadOnlyList<ShownExclusion> Excluded,
    string? EmptyReason,
    string? Model = null
)
{
    /// <summary>The case waits for an answer: when to look again if none comes; null when it does not wait.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>How many more are worth a place, but rank below those shown.</summary>
    public int FurtherDown { get; init; }
}

/// <summary>One card.</summary>
/// <param name="Title">Title of the action or document, name of the person.</param>
/// <param name="Detail">Second line: how an action is done, kind and version of a document, skills and languages of a person.</param>
/// <param name="Reason">One sentence; its numbers link to facts.</param>
/// <param name="ConfidenceReason">The basis of the confidence.</param>
/// <param name="Policy">Title of the policy that requires the item.</param>
public sealed record ShownItem(
    SlateKind Kind,
    string Id,
    int Version,
    int Rank,
    long Score,
    long Propensity,
    string Title,
    string? Detail,
    ConfidenceLabel Confidence,
    IReadOnlyList<ClaimSegment> Reason,
    IReadOnlyList<ClaimSegment> ConfidenceReason,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<string> Sources,
    RiskLevel? Risk,
    string? Policy,
    ShownPerson? Person
)
{
    /// <summary>The chance behind the confidence, in percent; null for an item that is shown whatever its chance, or has none.</summary>
    public int? Chance { get; init; }

    /// <summary>The item has no history of its own to estimate a chance from.</summary>
    public bool HasUnknownChance { get; init; }

    /// <summary>Why the confidence is Low although the record is good; null when it is not.</summary>
    public string? LowBecause { get; init; }

    /// <summary>Needs confirmation first, because of its own risk or that of the surface.</summary>
    public bool AsksToConfirm { get; init; }

    /// <summary>The person who has the case now and would lose it to whoever takes this step; null when nobody would.</summary>
    public string? TakesFrom { get; init; }

    /// <summary>Name of the state in which the step leaves the case; null for other items, and when unknown.</summary>
    public string? NextState { get; init; }

    /// <summary>That is the state in which the case is already.</summary>
    public bool StaysInState { get; init; }

    /// <summary>Accepting the item only requests it: a second person, or sales, must approve.</summary>
    public bool WaitsForApproval { get; init; }

    /// <summary>The form to fill in when taking it.</summary>
    public StepForm Form { get; init; }

    /// <summary>The step is of use while the case waits for an answer: a word to somebody, or more hands.</summary>
    public bool IsOfUseWhileWaiting { get; init; }

    /// <summary>The console assigns the case to the person who takes this step: nothing is done elsewhere.</summary>
    public bool TakesCase { get; init; }

    /// <summary>The reader has the case already, so such a step only begins the work.</summary>
    public bool IsOwnAlready { get; init; }

    /// <summary>
    /// Whether the card has a sign of confidence. What a policy requires is shown whatever its chance; taking the case is how work on it
    /// begins, and how such cases end says nothing about that.
    /// </summary>
    public bool HasSign => Kind != SlateKind.Action || (Policy is null && !TakesCase);

    /// <summary>Accepting the step carries it out; otherwise it is noted that a person did it.</summary>
    public bool IsRun { get; init; }

    /// <summary>The position of the passage that fits the case in the text of the document's version; null when none is known.</summary>
    public PassageSpan? Passage { get; init; }

    /// <summary>One line of that passage; null where none is known.</summary>
    public string? PassageLine { get; init; }

    /// <summary>How a step is done, from a document that is suggested with it; null when none describes it.</summary>
    public ShownHow? How { get; init; }

    /// <summary>Why the item is above higher-scoring items; null when it is not, or when its reason says so.</summary>
    public string? Moved { get; init; }

    /// <summary>Exploration: drawn from further down the order to learn about it.</summary>
    public bool IsTriedOut { get; init; }
}

/// <summary>What a person's card shows besides the name.</summary>
/// <param name="BackAt">When their working hours start again; null during them, and when unknown.</param>
public sealed record ShownPerson(int OpenCases, int Capacity, bool InWorkingHours, DateTimeOffset? BackAt)
{
    /// <summary>False for a person who is only known, such as from an imported log: they are never here.</summary>
    public bool CanSignIn { get; init; } = true;

    /// <summary>Where a reader who manages people invites the person; null for other readers, and for people with an account.</summary>
    public string? InviteAt { get; init; }

    /// <summary>The case is assigned to the person: asking them is asking who has it.</summary>
    public bool HasCase { get; init; }

    /// <summary>How much room there is for another case.</summary>
    internal PersonRoom Room =>
        OpenCases >= Capacity ? PersonRoom.None
        : OpenCases * 5 >= Capacity * 4 ? PersonRoom.Scarce
        : PersonRoom.Free;
}

/// <summary>How many items were left out for one reason, with the label for the line under the slate.</summary>
public sealed record ShownExclusion(string Code, string Words, int Count);
