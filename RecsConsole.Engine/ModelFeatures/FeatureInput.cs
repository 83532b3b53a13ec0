using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>The input from which one candidate's features are computed.</summary>
internal abstract class FeatureInput(CaseSnapshot snapshot, Candidate candidate)
{
    public CaseSnapshot Snapshot => snapshot;

    public Candidate Candidate => candidate;

    public CaseFacts Case => snapshot.Case;

    /// <summary>How similar cases used the candidate.</summary>
    public UseInSimilarCases Use { get; } = SnapshotIndex.From(snapshot).Evidence.Of(candidate.Kind, candidate.Id);

    /// <summary>Pressure from the case's deadline.</summary>
    public long SlaPressure => FixedPoint.FromDouble(SlaClock.Pressure(snapshot.Case.SlaBand));

    /// <summary>Looks up the candidate's own data once.</summary>
    /// <exception cref="InvalidOperationException">An eligible candidate is not in the snapshot.</exception>
    public static FeatureInput From(CaseSnapshot snapshot, Candidate candidate) =>
        candidate.Kind switch
        {
            SlateKind.Action => new ActionInput(snapshot, candidate),
            SlateKind.Document => new DocumentInput(snapshot, candidate),
            _ => new ExpertInput(snapshot, candidate),
        };

    /// <summary>The evidence of one source; 0 when it did not propose the candidate.</summary>
    public long EvidenceOf(string source) => candidate.EvidenceOf(source);

    /// <summary>The deadline's pressure times how fast the candidate helps.</summary>
    public long SlaUrgency(long speed) => SlaPressure * speed / FixedPoint.One;

    /// <summary>
    /// half / (half + days) with half = <paramref name="halfDays"/>: 1 for today or later, one half after that many days, 0 when null.
    /// </summary>
    public long Recency(DateTimeOffset? since, int halfDays) =>
        since is not { } instant ? 0 : FixedPoint.One * halfDays / (halfDays + Math.Max(0, (snapshot.At - instant).Days));

    /// <summary>1 when the item is made for the case's issue type, half when for any, 0 when for others.</summary>
    public long IssueTypeMatch(IReadOnlyList<string> issueTypes)
    {
        if (issueTypes.Count == 0)
        {
            return FixedPoint.One / 2;
        }

        return issueTypes.Contains(snapshot.Case.IssueType, StringComparer.Ordinal) ? FixedPoint.One : 0;
    }
}

/// <summary>An action with its catalog entry.</summary>
internal sealed class ActionInput(CaseSnapshot snapshot, Candidate candidate) : FeatureInput(snapshot, candidate)
{
    public ActionFacts Action { get; } =
        SnapshotIndex.From(snapshot).Catalog.Action(candidate.Id)
        ?? throw new InvalidOperationException($"Action '{candidate.Id}' was found eligible but is not in the catalog.");
}

/// <summary>A document as the search found it.</summary>
internal sealed class DocumentInput(CaseSnapshot snapshot, Candidate candidate) : FeatureInput(snapshot, candidate)
{
    public DocumentHit Document { get; } =
        SnapshotIndex.From(snapshot).Document(candidate.Id)
        ?? throw new InvalidOperationException($"Document '{candidate.Id}' was found eligible but is not visible.");
}

/// <summary>An expert with profile and presence.</summary>
internal sealed class ExpertInput : FeatureInput
{
    public ExpertInput(CaseSnapshot snapshot, Candidate candidate)
        : base(snapshot, candidate)
    {
        var index = SnapshotIndex.From(snapshot);
        Person =
            index.People.Person(candidate.Id)
            ?? throw new InvalidOperationException($"Expert '{candidate.Id}' was found eligible but has no profile.");
        Presence =
            index.Presence(Person.Id)
            ?? throw new InvalidOperationException($"Expert '{candidate.Id}' was found eligible but has no presence.");
    }

    public PersonFacts Person { get; }

    public PersonPresence Presence { get; }

    /// <summary>Their experience with cases of this issue type; null when there is none.</summary>
    public ExperienceFacts? Experience => Person.Experience.GetValueOrDefault(Case.IssueType);
}
