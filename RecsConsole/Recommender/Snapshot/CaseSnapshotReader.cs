using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Guards;
using RecsConsole.Database;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// Reads everything known about a case at this instant, split into what the actor may use and what is withheld (permission point 1). It is
/// the engine's only input.
/// </summary>
public sealed class CaseSnapshotReader(
    IPeopleSource people,
    DeskFiguresReader deskFigures,
    RetrievalQueries queries,
    CaseIntents intents,
    IOptions<SourceOptions> options,
    TimeProvider clock,
    ILogger<CaseSnapshotReader> logger
)
{
    private const int MaxWithheld = 64;
    private const int MaxFields = 40;

    private readonly TimeSpan _budget = TimeSpan.FromMilliseconds(options.Value.BudgetMs);

    /// <summary>Reads the snapshot of a case that is already loaded, with the current facts and indexes.</summary>
    public async Task<CaseSnapshot> ReadAsync(ConsoleDbContext db, SnapshotRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var limits = request.Limits;
        // people who did not consent are not profiled; the record says so, and a replay needs no other source
        var isByRules = request.Case.IsByRulesOnly || request.RefusedClasses.Count > 0;
        var heard = await HeardAsync(db, request, cancellationToken);
        request = request with { Case = RecordFields.Within(heard, limits) with { IsByRulesOnly = isByRules } };
        var guard = new SourceGuard(_budget, clock, logger);
        var reading = intents.ReadAsync(request, cancellationToken); // has its own time limit, and runs beside the rest
        // similar cases and documents (permission is checked inside the scan), counts over finished cases, the forecast
        var evidence = await SnapshotEvidence.ReadAsync(db, request, queries, guard, cancellationToken);
        var type = request.Facts.CaseTypes[request.Case.Type];
        var facts = await ToCaseFactsAsync(db, request, type, cancellationToken);
        var snapshot = await WithItemsAsync(
            db,
            Build(request, facts, type.InProcess(evidence.Similar), evidence.History),
            request,
            type,
            evidence,
            guard,
            cancellationToken
        );
        var read = await reading;
        return snapshot with
        {
            Visible = snapshot.Visible with { Intents = read.Facts },
            Degraded = [.. guard.Left, .. Missing(evidence.IsDegraded, read.IsMissing)],
        };
    }

    // models outside that did not answer in time
    private static IEnumerable<string> Missing(bool isWithoutVectors, bool isWithoutIntents)
    {
        if (isWithoutVectors)
        {
            yield return RetrievalQueries.Degraded;
        }

        if (isWithoutIntents)
        {
            yield return CaseIntents.Missing;
        }
    }

    // with what the customer wrote after the steps, unless messages may not be read for suggestions
    private static async Task<CaseRecord> HeardAsync(ConsoleDbContext db, SnapshotRequest request, CancellationToken cancellationToken)
    {
        var record = request.Case;
        if (record.Steps.Count == 0 || !request.Limits.Allows(DataFields.MessageText, FieldPurpose.Serve))
        {
            return record;
        }

        var verdicts = await CustomerVerdicts.ReadAsync(db, record.Id, record.Steps[0].At, request.At, cancellationToken);
        return record with { Steps = CustomerVerdicts.On(record.Steps, verdicts) };
    }

    private async Task<CaseSnapshot> WithItemsAsync(
        ConsoleDbContext db,
        CaseSnapshot basis,
        SnapshotRequest request,
        CaseTypeFacts type,
        SnapshotEvidence evidence,
        SourceGuard guard,
        CancellationToken cancellationToken
    )
    {
        // the engine proposes experts from what is known so far, while the rest is read from the database
        var shortlisting = Task.Run(() => CandidateSources.All().Shortlist(basis), cancellationToken);
        var documents = await guard.ReadAsync(
            "documents",
            new SnapshotDocuments([], []),
            token => SnapshotDocuments.ReadAsync(db, request, evidence, token),
            cancellationToken
        );
        var desk = await deskFigures.ReadAsync(request.Actor, cancellationToken);
        var history = await ItemHistory.ReadAsync(db, request, cancellationToken);
        var caps = request.Facts.Configuration.ContactCaps;
        var capped = await CappedChannels.ReadAsync(db, caps, request.Case.AccountKey, request.At, cancellationToken);
        var snapshot = WithItems(basis, request, documents, desk, history);
        var presence = await guard.ReadAsync(
            "presence of people",
            [],
            async token => await ReadPresenceAsync(request, type, (await shortlisting).PersonIds, token),
            cancellationToken
        );
        return WithPresence(snapshot, desk, presence) with
        {
            ContactCapped = capped.Count > 0 ? capped : null,
            Shortlist = await shortlisting,
        };
    }

    // The snapshot before its items are read.
    private static CaseSnapshot Build(
        SnapshotRequest request,
        CaseFacts facts,
        IReadOnlyList<SimilarCaseHit> similar,
        HistoryFacts? history
    ) =>
        new(
            CaseSnapshot.CurrentSchemaVersion,
            request.At,
            request.Check.Subject,
            facts,
            request.Case.Steps,
            new(similar, [], [], []) { History = history, ActionFits = ActionTitleFits.Of(request.Case, request.Facts) },
            [],
            request.Parts.Hashes,
            []
        )
        {
            Shared = request.Parts.Shared,
        };

    private static CaseSnapshot WithItems(
        CaseSnapshot snapshot,
        SnapshotRequest request,
        SnapshotDocuments documents,
        DeskFigures desk,
        ItemHistory history
    ) =>
        SnapshotFields.Within(
            snapshot with
            {
                Visible = snapshot.Visible with
                {
                    Documents = documents.Visible,
                    Dismissals = history.Dismissals,
                    Curated = documents.Curated,
                    History = SnapshotEvidence.WithoutHidden(snapshot.Visible.History, documents.Visible),
                },
                Withheld = [.. documents.Withheld.Take(MaxWithheld)],
                Shown = history.ShownBefore(desk.Slates, request.Facts.Configuration.PopularityInForce, documents.Visible),
                Responses = ResponsesBefore(request, documents, desk.Slates),
            },
            request.Limits
        );

    // a decision of the past must not know what was answered later
    private static IReadOnlyList<ItemResponses>? ResponsesBefore(SnapshotRequest request, SnapshotDocuments documents, SlateFigures figures)
    {
        var visible = documents.Visible.Select(document => document.Key).ToHashSet(StringComparer.Ordinal);
        return figures.At <= request.At ? SituationResponses.Of(figures.Responses, request.Case, visible.Contains) : null;
    }

    // with the team's plan and the requests of others, as they concern the people on the shortlist
    private static CaseSnapshot WithPresence(CaseSnapshot snapshot, DeskFigures desk, IReadOnlyList<PersonPresence> presence)
    {
        var plan = snapshot.Case.Team is { } team ? desk.Plans.GetValueOrDefault(team) : null;
        return snapshot with
        {
            Plan = plan is null ? null : new(plan.Team, plan.Version),
            Visible = snapshot.Visible with { Presence = [.. presence.Select(each => WithDemand(each, desk, plan))] },
        };
    }

    private static PersonPresence WithDemand(PersonPresence presence, DeskFigures desk, PublishedPlan? plan)
    {
        var key = PeopleIndex.KeyOf(presence.PersonId);
        return presence with
        {
            Price = plan?.Plan.Prices.TryGetValue(key, out var price) == true ? price : null,
            AskedToday = desk.AskedToday.TryGetValue(presence.PersonId, out var today) ? today : null,
            Asked = desk.Slates.People.GetValueOrDefault(key) is { Asked: > 0 and var asked } ? asked : null,
        };
    }

    private static async Task<CaseFacts> ToCaseFactsAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseTypeFacts type,
        CancellationToken cancellationToken
    )
    {
        var pending = await PendingApprovals.ReadAsync(db, request.Case.Id, request.At, cancellationToken);
        var spans = request.Facts.SpansOf(type, request.Case.Level);
        var conditions = CatalogIndex.From(request.Facts.Catalog).FieldConditions;
        return CaseFactsMapper.Record(request.Case, spans, request.At, FilledFields(request.Case), pending, conditions);
    }

    // Outcomes that an import copied onto a case are never an input.
    private static List<string> FilledFields(CaseRecord record) =>
        [
            .. record
                .CustomFields.Where(field => field.Value.Length > 0 && FieldCondition.IsInput(field.Key))
                .Select(field => field.Key)
                .Order(StringComparer.Ordinal)
                .Take(MaxFields),
        ];

    private async Task<IReadOnlyList<PersonPresence>> ReadPresenceAsync(
        SnapshotRequest request,
        CaseTypeFacts type,
        IReadOnlyList<Guid> shortlist,
        CancellationToken cancellationToken
    )
    {
        if (shortlist.Count == 0)
        {
            return [];
        }

        var question = new PresenceQuestion(request.At, request.Case.Key, request.Case.AccountKey);
        var read = await people.ReadPresenceAsync(request.Actor, shortlist, question, cancellationToken);
        return
        [
            .. read.Select(presence =>
            {
                var person = request.Facts.People[presence.PersonId];
                return new PersonPresence(
                    presence.PersonId,
                    presence.OpenCases,
                    person.Capacity,
                    presence.IsAbsent,
                    type.Calendar.IsWorkingAt(request.At, person.TimeZone),
                    presence.HasConflict
                );
            }),
        ];
    }
}
