using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Replay;
using RecsConsole.Platform;

namespace RecsConsole.Recommender;

/// <summary>
/// Checks every kept item against the database, now, inside the transaction that will record the decision (permission point 3). What it
/// read is stored with the decision; the engine applies it.
/// </summary>
public sealed class FinalValidation(
    ICaseSource cases,
    IPeopleSource people,
    AccessPolicy policy,
    TimeProvider clock,
    ILogger<FinalValidation> logger
)
{
    /// <summary>Reads what could have changed since the snapshot.</summary>
    public async Task<ValidationFacts> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        OpeningResult ranked,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(ranked);
        var now = Instants.Round(clock.GetUtcNow());
        var current = await cases.ReadAsync(request.Actor, request.Case.Id, cancellationToken);
        var subject = await AccessSubjectReader.ReadAsync(db, request.Actor, cancellationToken);
        var question = new ValidationQuestion(
            request,
            current,
            new AccessCheck(policy, subject, now, logger),
            now
        );
        IReadOnlyList<ReasonCode> ofCase = [.. CaseReasons(question)]; // the same for every item
        var items = new List<ValidatedItem>();
        foreach (var slate in ranked.Slates)
        {
            var reasons = await CheckAsync(db, question, slate, cancellationToken);
            items.AddRange(
                slate.Items.Select(item => new ValidatedItem(
                    slate.Kind,
                    item.Id,
                    [.. reasons[item.Id].Concat(ofCase).Distinct().Order()]
                ))
            );
        }

        return new(now, current?.Revision ?? -1, items);
    }

    private Task<ILookup<string, ReasonCode>> CheckAsync(
        ConsoleDbContext db,
        ValidationQuestion question,
        Recommendation slate,
        CancellationToken cancellationToken
    ) =>
        slate.Kind switch
        {
            SlateKind.Action => ActionValidation.CheckAsync(
                db,
                question,
                slate.Items,
                cancellationToken
            ),
            SlateKind.Document => DocumentValidation.CheckAsync(
                db,
                question,
                slate.Items,
                cancellationToken
            ),
            _ => ExpertValidation.CheckAsync(db, people, question, slate.Items, cancellationToken),
        };

    // Whoever may no longer work the case is shown nothing of it.
    private static IEnumerable<ReasonCode> CaseReasons(ValidationQuestion question) =>
        question.Current is null
            ? [ReasonCode.NotPermitted]
            : question
                .Check.Decide(
                    AccessOperation.Recommend,
                    AccessResources.Of(question.Current, question.Request.Actor.TenantId)
                )
                .Reasons;
}
