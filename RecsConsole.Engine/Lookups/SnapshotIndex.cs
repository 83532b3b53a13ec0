using System.Runtime.CompilerServices;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Lookups;

/// <summary>Lookups and counts over a snapshot's visible part, built once per snapshot and shared by the steps that need them.</summary>
public sealed class SnapshotIndex
{
    private static readonly ConditionalWeakTable<CaseSnapshot, SnapshotIndex> Cache = [];

    private readonly Dictionary<string, DocumentHit> _documents;
    private readonly Dictionary<Guid, PersonPresence> _presence;
    private readonly Dictionary<(SlateKind Kind, string Id), ItemResponses> _responses = [];

    private SnapshotIndex(CaseSnapshot snapshot)
    {
        Catalog = CatalogIndex.From(snapshot.Shared.Catalog);
        People = PeopleIndex.From(snapshot.Shared.People);
        Skills = People.SkillsFor(snapshot.Case);
        Workflow = WorkflowIndex.From(snapshot.Shared.Workflow);
        Policies = new(snapshot, Catalog);
        Memory = new(snapshot, Catalog, Workflow);
        UnusualRepeats = new(snapshot.Visible.History, Catalog, Memory);
        Playbooks = new(snapshot, Catalog);
        PrecedentAge AgeOf(SimilarCaseHit hit) => PrecedentAge.From(hit, Workflow, Catalog, Policies.Forbidden.ContainsKey);
        Evidence = new(snapshot, Memory, AgeOf);
        AfterWork = new(snapshot, Catalog, Memory, AgeOf);
        NextSteps = new(snapshot.Visible.History);
        Finished = new(snapshot, Workflow, NextSteps);
        Solutions = new(snapshot.Visible.History, Memory);
        Chances = new(snapshot.Visible.History, Catalog, NextSteps, Workflow.Machine.IsSolved(snapshot.Case.State), Memory.IsSetBack);
        _documents = new(StringComparer.Ordinal);
        foreach (var document in snapshot.Visible.Documents)
        {
            _documents.TryAdd(document.Key, document);
            HasFoundDocuments |= document.SearchScore is > 0;
        }

        _presence = [];
        foreach (var presence in snapshot.Visible.Presence)
        {
            _presence.TryAdd(presence.PersonId, presence);
        }

        foreach (var responses in snapshot.Responses ?? [])
        {
            _responses.TryAdd((responses.Kind, responses.ItemId), responses);
        }
    }

    /// <summary>The catalog's actions and policies by key.</summary>
    public CatalogIndex Catalog { get; }

    /// <summary>Profiles by person.</summary>
    public PeopleIndex People { get; }

    /// <summary>The skills of people that fit the case, in ordinal order.</summary>
    internal IReadOnlyList<MatchingSkill> Skills { get; }

    /// <summary>The case's workflow, prepared for lookups.</summary>
    public WorkflowIndex Workflow { get; }

    /// <summary>What the policies in force rule for this case.</summary>
    public PolicyRulings Policies { get; }

    /// <summary>What was done on the case, and what came of it.</summary>
    public CaseMemory Memory { get; }

    /// <summary>Which actions it is too early for by the playbooks of the case.</summary>
    public PlaybookOrder Playbooks { get; }

    /// <summary>Which steps come too early while nothing has been done about the case.</summary>
    public StepsAfterWork AfterWork { get; }

    /// <summary>Logged activities of the case that people seldom repeat here.</summary>
    public UnusualRepeats UnusualRepeats { get; }

    /// <summary>What the similar cases say about actions, documents and people.</summary>
    public SimilarCaseEvidence Evidence { get; }

    /// <summary>How probable each next step is, from the history.</summary>
    public NextStepChances NextSteps { get; }

    /// <summary>Whether the case is over, and how often such cases went on.</summary>
    public FinishedCase Finished { get; }

    /// <summary>What may still solve the case.</summary>
    public SolutionChances Solutions { get; }

    /// <summary>Whether search found a document for the case.</summary>
    public bool HasFoundDocuments { get; }

    /// <summary>How likely each step is to help, from the history.</summary>
    public StepChances Chances { get; }

    /// <summary>The index of a snapshot. Snapshots are immutable, so one index serves all steps.</summary>
    public static SnapshotIndex From(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Cache.GetValue(snapshot, static key => new(key));
    }

    /// <summary>A visible document; null for any other.</summary>
    public DocumentHit? Document(string key) => _documents.GetValueOrDefault(key);

    /// <summary>How people responded to an item in such cases before; null when they never did.</summary>
    public ItemResponses? Responses(SlateKind kind, string id) => _responses.GetValueOrDefault((kind, id));

    /// <summary>A person's presence; null when it is unknown.</summary>
    public PersonPresence? Presence(Guid personId) => _presence.GetValueOrDefault(personId);
}
