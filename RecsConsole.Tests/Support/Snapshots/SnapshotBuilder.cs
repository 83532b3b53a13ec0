using System.Buffers.Binary;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>A snapshot of a support case with valid defaults; a test sets only what matters to it.</summary>
public sealed class SnapshotBuilder
{
    public static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Guid ActorId = Id(1);

    private static readonly Guid Tenant = Id(999);

    private readonly List<WorkflowState> _states =
    [
        new("open", Terminal: false, Waiting: false),
        new("waiting", Terminal: false, Waiting: true),
        new("closed", Terminal: true, Waiting: false),
    ];

    private readonly List<WorkflowTransition> _transitions = [];
    private readonly List<ActionFacts> _actions = [];
    private readonly List<PolicyFacts> _policies = [];
    private readonly List<PersonFacts> _people = [];
    private readonly List<PersonPresence> _presence = [];
    private readonly List<SimilarCaseHit> _similar = [];
    private readonly List<DocumentHit> _documents = [];
    private readonly List<Dismissal> _dismissals = [];
    private readonly List<WithheldObject> _withheld = [];
    private readonly List<CaseStep> _history = [];
    private HistoryFacts? _counted;
    private IReadOnlyList<string>? _curated;
    private IReadOnlyList<ItemResponses>? _responses;
    private IReadOnlyList<PlaybookFacts>? _playbooks;

    // five places, so that order, caps and exploration have an effect
    private ConfigurationPart _configuration = ConfigurationPart.Default with { ActionSlots = 5, DocumentSlots = 5, ExpertSlots = 5 };

    private AccessSubject _actor = new(
        Tenant,
        ActorId,
        new HashSet<string>(StringComparer.Ordinal) { "agent" },
        new HashSet<string>(StringComparer.Ordinal) { "support" },
        new HashSet<string>(StringComparer.Ordinal),
        new HashSet<string>(StringComparer.Ordinal) { "en" },
        Clearance: 1,
        Active: true
    );

    private CaseFacts _case = new(
        Id(500),
        Revision: 7,
        Type: "ticket",
        IssueType: "sign_in",
        Product: "sso",
        Region: "eu",
        Language: "en",
        Priority: 2,
        State: "open",
        OpenedAt: At.AddHours(-3),
        SlaBand: SlaBand.Plenty,
        SlaRemainingMs: 18_000_000,
        SlaTotalMs: 28_800_000,
        Team: "support",
        AssigneeId: ActorId,
        AccountKey: "A-1",
        AccountTier: "gold",
        Classification: 1,
        FilledFields: ["subject"],
        OpenApprovalActions: []
    );

    public static SnapshotBuilder ASnapshot() => new();

    /// <summary>The same small number always gives the same id.</summary>
    public static Guid Id(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }

    public static string Key(int person) => PeopleIndex.KeyOf(Id(person));

    public SnapshotBuilder WithCase(Func<CaseFacts, CaseFacts> change) => Do(() => _case = change(_case));

    public SnapshotBuilder WithActor(Func<AccessSubject, AccessSubject> change) => Do(() => _actor = change(_actor));

    public SnapshotBuilder WithConfiguration(Func<ConfigurationPart, ConfigurationPart> change) =>
        Do(() => _configuration = change(_configuration));

    /// <summary>A state of the workflow in which a case is neither over nor waiting.</summary>
    public SnapshotBuilder WithState(string key, bool isTerminal = false) => Do(() => _states.Add(new(key, isTerminal, Waiting: false)));

    /// <summary>A published action that the workflow allows where it says (by default it stays in the open state).</summary>
    public SnapshotBuilder WithAction(
        string key,
        string kind = "fix",
        Func<ActionFacts, ActionFacts>? change = null,
        string from = "open",
        string to = "open",
        int observed = 0
    )
    {
        var action = new ActionFacts(
            key,
            Version: 1,
            kind,
            RiskLevel.Low,
            Status: "published",
            AllowedStates: [],
            RequiredRole: null,
            PolicyKey: null,
            TypicalMinutes: 60,
            IsCustomerContact: false,
            IssueTypes: [],
            UpdatedAt: At
        );
        _transitions.Add(new(from, key, to, observed));
        return Do(() => _actions.Add(change?.Invoke(action) ?? action));
    }

    /// <summary>An action of the catalog that the workflow never allows.</summary>
    public SnapshotBuilder WithActionOutsideWorkflow(string key)
    {
        WithAction(key);
        return Do(() => _transitions.RemoveAt(_transitions.Count - 1));
    }

    public SnapshotBuilder WithPolicy(
        string key,
        IReadOnlyList<string>? requires = null,
        IReadOnlyList<string>? forbids = null,
        IReadOnlyList<string>? documents = null,
        Func<PolicyFacts, PolicyFacts>? change = null
    )
    {
        var policy = new PolicyFacts(
            key,
            Version: 3,
            EffectiveFrom: At.AddDays(-100),
            EffectiveTo: null,
            [new([], [], [], requires ?? [], forbids ?? [], documents ?? [])]
        );
        return Do(() => _policies.Add(change?.Invoke(policy) ?? policy));
    }

    public SnapshotBuilder WithDocument(string key, long? searchScore = 800_000, Func<DocumentHit, DocumentHit>? change = null)
    {
        var document = new DocumentHit(
            key,
            Version: 4,
            searchScore,
            Kind: "article",
            Status: "effective",
            Classification: 1,
            Language: "en",
            Regions: [],
            IssueTypes: [],
            PolicyKey: null,
            EffectiveFrom: At.AddDays(-30),
            EffectiveTo: null,
            ReviewBy: At.AddDays(300),
            UpdatedAt: At.AddDays(-30),
            SpanStart: 0,
            SpanLength: 120
        );
        return Do(() => _documents.Add(change?.Invoke(document) ?? document));
    }

    /// <summary>A present expert with the skill for the case's issue type.</summary>
    public SnapshotBuilder WithExpert(
        int number,
        Func<PersonFacts, PersonFacts>? change = null,
        Func<PersonPresence, PersonPresence?>? presence = null
    )
    {
        var person = new PersonFacts(
            Id(number),
            Roles: ["agent"],
            Teams: ["support"],
            Regions: [],
            Languages: ["en"],
            Clearance: 2,
            IsExpert: true,
            Skills: new Dictionary<string, int>(StringComparer.Ordinal) { ["sign_in"] = 4 },
            Experience: new Dictionary<string, ExperienceFacts>(StringComparer.Ordinal)
        );
        _people.Add(change?.Invoke(person) ?? person);
        var there = new PersonPresence(Id(number), 2, 8, IsAbsent: false, InWorkingHours: true, HasConflict: false);
        if ((presence is null ? there : presence(there)) is { } known)
        {
            _presence.Add(known);
        }

        return this;
    }

    /// <param name="solvedBy">The action that was named as the solution when the step was taken.</param>
    public SnapshotBuilder WithStep(string activity, string? from = "open", string? to = "open", string? solvedBy = null) =>
        Do(() =>
            _history.Add(
                new(_history.Count + 1, activity, ActorId, At.AddHours(-2).AddMinutes(_history.Count), from, to) { SolvedBy = solvedBy }
            )
        );

    /// <summary>The customer wrote after the last step whether it helped.</summary>
    public SnapshotBuilder WithVerdict(bool helped) =>
        Do(() => _history[^1] = _history[^1] with { Verdict = new(helped, _history[^1].At.AddSeconds(30), Id(700 + _history.Count)) });

    public SnapshotBuilder WithDismissal(SlateKind kind, string id, string reason) => Do(() => _dismissals.Add(new(kind, id, reason)));

    public SnapshotBuilder WithWithheld(SlateKind kind, string id, ReasonCode reason, string source = "search") =>
        Do(() => _withheld.Add(new(kind, id, reason, source)));

    /// <summary>A similar case, resolved within its deadline by the action.</summary>
    public SnapshotBuilder WithSimilarCase(int number, string? resolution = null, Func<SimilarCaseHit, SimilarCaseHit>? change = null)
    {
        var hit = new SimilarCaseHit(
            Id(1000 + number),
            Score: 500_000,
            IssueType: "sign_in",
            Product: "sso",
            resolution,
            ResolvedById: null,
            SlaMet: true,
            Reopened: false,
            HoursToResolve: 2,
            ProcessVersion: 1,
            ResolvedAt: At.AddDays(-10),
            Steps: resolution is null ? [] : [new(resolution, "open")],
            Documents: []
        );
        return Do(() => _similar.Add(change?.Invoke(hit) ?? hit));
    }

    public SnapshotBuilder WithSimilarCases(int count, string? resolution = null, Func<int, SimilarCaseHit, SimilarCaseHit>? change = null)
    {
        var first = _similar.Count;
        for (var i = 0; i < count; i++)
        {
            var number = i;
            WithSimilarCase(first + i, resolution, hit => change?.Invoke(number, hit) ?? hit);
        }

        return this;
    }

    /// <summary>Adds counts over the tenant's finished cases to those that were set before.</summary>
    public SnapshotBuilder WithHistory(Func<HistoryFacts, HistoryFacts> change) => Do(() => _counted = change(_counted ?? new()));

    /// <summary>Documents that people picked for the case's issue type.</summary>
    public SnapshotBuilder WithCurated(params string[] documents) => Do(() => _curated = documents);

    /// <summary>Responses of the desk to an item in such cases before.</summary>
    public SnapshotBuilder WithResponses(SlateKind kind, string id, int accepted, int refused) =>
        Do(() => _responses = [.. _responses ?? [], new(kind, id, accepted, refused)]);

    public SnapshotBuilder WithPlaybook(PlaybookFacts playbook) => Do(() => _playbooks = [.. _playbooks ?? [], playbook]);

    public CaseSnapshot Build()
    {
        var parts = new SharedParts(
            new([.. _actions], [.. _policies]) { Playbooks = _playbooks },
            new([.. _people]),
            _configuration,
            new("ticket", 1, "open", [.. _states], [.. _transitions])
        );
        return new CaseSnapshot(
            CaseSnapshot.CurrentSchemaVersion,
            At,
            _actor,
            _case,
            [.. _history],
            new([.. _similar], [.. _documents], [.. _presence], [.. _dismissals]) { History = _counted, Curated = _curated },
            [.. _withheld],
            parts.Hashes(),
            Degraded: []
        )
        {
            Shared = parts,
            Responses = _responses,
        };
    }

    private SnapshotBuilder Do(Action change)
    {
        change();
        return this;
    }
}
