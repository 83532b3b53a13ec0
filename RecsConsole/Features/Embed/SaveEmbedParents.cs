using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Embed;

/// <summary>
/// Sets the origins that may embed panels of the tenant's cases. When one is removed, panels in its frames end with their next request.
/// </summary>
public sealed class SaveEmbedParents(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "save.embed_parents";

    /// <summary>Maximum per tenant: a browser gets all of them in one header.</summary>
    private const int Max = 20;

    /// <summary>Returns the sites as stored.</summary>
    public async Task<Result<IReadOnlyList<string>>> RunAsync(
        Actor actor,
        SaveEmbedParentsRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var wrong = request.Origins.FirstOrDefault(each => WebOrigin.Read(each) is null);
        if (wrong is not null)
        {
            return Error.Invalid(Texts.NoOrigin.With(wrong));
        }

        string[] wanted =
        [
            .. request.Origins.Select(each => WebOrigin.Read(each)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        if (wanted.Length > Max)
        {
            return Error.Invalid(Texts.TooManyOrigins.With(Max));
        }

        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var stored = await scope.Db.EmbedParents.ToListAsync(cancellationToken);
        if (!stored.Select(row => row.Origin).ToHashSet(StringComparer.Ordinal).SetEquals(request.Seen))
        {
            return Error.Conflict(Texts.OriginsChangedMeanwhile);
        }

        if (Write(scope, stored, wanted))
        {
            await scope.Db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return wanted;
    }

    // false: nothing changes
    private bool Write(OperationScope scope, List<EmbedParentRow> stored, string[] wanted)
    {
        EmbedParentRow[] gone = [.. stored.Where(row => !wanted.Contains(row.Origin, StringComparer.Ordinal))];
        string[] added = [.. wanted.Except(stored.Select(row => row.Origin), StringComparer.Ordinal)];
        if (gone.Length + added.Length == 0)
        {
            return false;
        }

        var (db, actor) = (scope.Db, scope.Actor);
        db.EmbedParents.RemoveRange(gone);
        foreach (var origin in added)
        {
            db.EmbedParents.Add(
                new()
                {
                    TenantId = actor.TenantId,
                    Origin = origin,
                    AddedById = actor.PersonOrNull,
                    AddedAt = scope.Now,
                }
            );
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["added"] = string.Join(' ', added),
            ["removed"] = string.Join(' ', gone.Select(row => row.Origin)),
        };
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "tenant", actor.TenantId.ToString("D"), AuditOutcome.Done, details));
        return true;
    }
}

/// <summary>The complete list of allowed origins.</summary>
/// <param name="Seen">The list the user saw before editing.</param>
public sealed record SaveEmbedParentsRequest(IReadOnlyList<string> Origins, IReadOnlyList<string> Seen);
