using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Outbound;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Adds a webhook or changes one. A new one gets its secret, which is returned here and never again.</summary>
public sealed class SaveWebhook(OperationScopeFactory scopes, WebhookSecrets secrets, OutboundRules outbound, AuditTrail auditTrail)
{
    private const string Name = "save.webhook";

    public async Task<Result<SavedWebhook>> RunAsync(Actor actor, SaveWebhookRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // serialised, so that they can be counted
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var result = await WriteAsync(scope, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken); // a denial is recorded
        return result;
    }

    private async Task<Result<SavedWebhook>> WriteAsync(
        OperationScope scope,
        SaveWebhookRequest request,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var stored = request.Id is { } id ? await db.Webhooks.FirstOrDefaultAsync(each => each.Id == id, cancellationToken) : null;
        if (request.Id is not null && stored is null)
        {
            return Error.NotFound(Texts.WebhookIsGone);
        }

        if ((stored?.Revision ?? 0) != request.Revision)
        {
            return Error.Conflict(Texts.WebhookChangedMeanwhile);
        }

        var wrong =
            await scope.AuthorizeAgainAsync(AccessOperation.ManageTenant, Name, cancellationToken)
            ?? await WebhookRules.FindProblemAsync(scope, outbound, Name, request, cancellationToken);
        if (wrong is not null)
        {
            return wrong;
        }

        var secret = stored is null ? WebhookSecrets.New() : null;
        var before = stored is null ? null : DetailsOf(stored);
        var row = stored ?? New(db, scope, secret!);
        Put(row, request);
        Record(scope, row, before);
        return await db.TrySaveChangesAsync(cancellationToken)
            ? new SavedWebhook(row.Id, row.Name, secret)
            : Error.Conflict(Texts.WebhookChangedMeanwhile);
    }

    private WebhookRow New(ConsoleDbContext db, OperationScope scope, string secret) =>
        db
            .Webhooks.Add(
                new()
                {
                    TenantId = scope.Actor.TenantId,
                    Id = Guid.CreateVersion7(scope.Now),
                    Name = "",
                    Address = "",
                    Secret = secrets.Seal(secret),
                    IsEnabled = true,
                    CreatedById = scope.Actor.PersonOrNull,
                    CreatedAt = scope.Now,
                }
            )
            .Entity;

    private static void Put(WebhookRow row, SaveWebhookRequest request)
    {
        (row.Name, row.Address) = (request.Name.Trim(), WebhookRules.ReadAddress(request.Address)!.AbsoluteUri);
        row.Kinds = [.. WebhookKinds.All.Where(kind => request.Kinds.Contains(kind, StringComparer.Ordinal))];
        row.PersonId = request.PersonId;
        row.Revision++;
    }

    private static Dictionary<string, string> DetailsOf(WebhookRow row) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = row.Name,
            ["host"] = WebhookRules.ReadAddress(row.Address)?.Authority ?? "",
            ["events"] = string.Join(' ', row.Kinds),
            ["person"] = row.PersonId.ToString("D"),
        };

    private void Record(OperationScope scope, WebhookRow row, Dictionary<string, string>? before)
    {
        var details = DetailsOf(row);
        AuditChange.AddTo(details, before, DetailsOf(row));
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(Name, WebhookRules.Kind, row.Id.ToString("D"), AuditOutcome.Done, details)
        );
        ChangeFeed.Append(scope.Db, ChangeKind.Webhook, row.Id.ToString("D"), scope.Now);
    }
}

/// <summary>A webhook to be saved.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Revision">Revision the user saw; 0 for a new one.</param>
/// <param name="PersonId">The webhook receives events of cases that this person may see.</param>
public sealed record SaveWebhookRequest(Guid? Id, long Revision, string Name, string Address, IReadOnlyList<string> Kinds, Guid PersonId);

/// <param name="Secret">Secret of a new webhook: returned here and never again.</param>
public sealed record SavedWebhook(Guid Id, string Name, string? Secret);
