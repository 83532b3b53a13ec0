using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Cards.Declined;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Cards;

/// <summary>The last step of a recommendation: turns what may be shown of a decision into the cards that the desk shows.</summary>
public sealed partial class SlateCards(TimeProvider clock, ILogger<SlateCards> logger)
{
    /// <summary>The decision as shown to its actor, with titles, names and sentences.</summary>
    public async Task<ShownDecision> WriteAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        PermittedDecision decision,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(decision);
        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.render");
        var (request, snapshot) = loaded;
        var row = decision.Row;
        var language = await ReaderLanguage.OfAsync(db, snapshot.Actor.PersonId, cancellationToken);
        // verifies each sentence against its facts
        var cards = new CardWriter(request.Facts, snapshot, decision.Documents, language, LogRejected)
        {
            MayInvite = request.Check.Decide(AccessOperation.ManagePeople, TenantOf(request.Actor)).Permitted,
        };
        var writing = Task.Run(() => WriteSlates(cards, snapshot, decision.Slates), CancellationToken.None); // while similar cases are read
        try
        {
            var similar = await SimilarCaseCards.ReadAsync(db, request, snapshot, cancellationToken);
            var declined = await ShownDeclinedStep.ReadAsync(db, snapshot, request.Facts, cancellationToken);
            var (slates, notice) = (await writing, NoticeOf(snapshot, decision.Slates));
            return new(row.Id, row.CaseId, row.At, slates, similar, notice, DecisionContent.VersionsOf(row).Engine)
            {
                SimilarCasesNote = request.Facts.Phases.Learned
                    ? SimilarCaseWriter.NoteOf(SnapshotIndex.From(snapshot).Evidence)
                    : RecommenderTexts.FinishedCasesAreOff,
                GoodEnding = GoodEndingLabels.Of(snapshot.Visible.SimilarCases, snapshot.Case.IssueType),
                LikelyProduct = ShownProduct.From(snapshot),
                Teams = cards.WriteTeams(),
                ByRules = ByRulesOf(snapshot),
                Memory = ShownMemory.From(snapshot, request.Facts, StepsIn(decision.Slates)) with { Declined = declined },
                Playbooks = ShownPlaybook.From(snapshot, request.Facts),
            };
        }
        finally
        {
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static AccessResource TenantOf(Actor actor) =>
        new(AccessResourceKind.Tenant, actor.TenantId, actor.TenantId) { Classification = Classifications.Public };

    /// <summary>
    /// Explains why there is nothing to show. If permissions could not be checked, three empty slates say so: there is no decision, and the
    /// refusal was audited.
    /// </summary>
    public Result<ShownDecision> Refuse(Guid caseId, SnapshotRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.IsCheckFailed ? NothingChecked(caseId) : refusal.Error;
    }

    private ShownDecision NothingChecked(Guid caseId) =>
        new(
            null,
            caseId,
            clock.GetUtcNow(),
            [.. Enum.GetValues<SlateKind>().Select(kind => new ShownSlate(kind, [], [], RecommenderTexts.NothingIsShown))],
            [],
            RecommenderTexts.NothingIsSuggested,
            null
        );

    private static List<ShownSlate> WriteSlates(CardWriter cards, CaseSnapshot snapshot, IReadOnlyList<Recommendation> permitted)
    {
        var toRead = permitted.Where(slate => slate.Kind == SlateKind.Document).SelectMany(slate => slate.Items).ToList();
        return
        [
            .. permitted.Select(slate => new ShownSlate(
                slate.Kind,
                cards.Write(slate, toRead), // title, detail, reasons, confidence, form
                ExclusionLabels.Count(slate.Excluded, snapshot.Actor.PersonId),
                slate.Items.Count > 0 ? null : EmptySlateLabels.Of(slate, snapshot),
                snapshot.Shared.Model?.All.FirstOrDefault(model => model.Kind == slate.Kind)?.Version
            )
            {
                LookAgainAt = slate.LookAgainAt,
                FurtherDown = slate.FurtherDown ?? 0,
            }),
        ];
    }

    private static IReadOnlyList<SlateItem> StepsIn(IReadOnlyList<Recommendation> permitted) =>
        permitted.FirstOrDefault(slate => slate.Kind == SlateKind.Action)?.Items ?? [];

    private static string? ByRulesOf(CaseSnapshot snapshot) =>
        snapshot.Actor.IsByRulesOnly is true ? RecommenderTexts.ByRulesForYou
        : snapshot.Case.IsByRulesOnly is true ? RecommenderTexts.ByRulesForTheCustomer
        : null;

    private static string? NoticeOf(CaseSnapshot snapshot, IReadOnlyList<Recommendation> output)
    {
        List<string> left =
        [
            .. snapshot.Degraded.Select(LeftSourceLabels.Of),
            .. output
                .SelectMany(slate => slate.Degraded ?? [])
                .Select(source => RecommenderTexts.FailedSource.With(SourceLabels.Of(source))),
        ];
        if (left.Count > 0)
        {
            return RecommenderTexts.Without.With(string.Join(", ", left.Distinct(StringComparer.Ordinal)));
        }

        var unchecked_ = output.Any(slate =>
            slate.Items.Count == 0 && slate.Excluded.Any(entry => entry.Reasons.Contains(ReasonCode.CheckFailed))
        );
        return unchecked_ ? RecommenderTexts.SomeNotChecked : null;
    }

    [LoggerMessage(EventId = 2005, Level = LogLevel.Warning, Message = "Sentence {Template} was not shown: {Problem}")]
    private partial void LogRejected(string template, string problem);
}
