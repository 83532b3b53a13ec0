using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Models.Overview;

/// <summary>
/// The models of a tenant that rank: at most one live and one pilot of each kind. Everything that changes them updates the tenant's switch
/// row, so that one of two concurrent changes fails with a conflict.
/// </summary>
internal static class ModelsInForce
{
    /// <summary>Updates the switch row in this transaction; creates it if there is none.</summary>
    public static async Task<ModelSwitchRow> TakeAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await db.ModelSwitches.FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            row = new()
            {
                TenantId = db.TenantId,
                ChangedAt = now,
                Why = "",
            };
            db.ModelSwitches.Add(row);
        }

        row.Revision++;
        return row;
    }

    /// <summary>Other models of the kind with status <paramref name="status"/>.</summary>
    public static Task<List<ModelRow>> OthersAsync(
        ConsoleDbContext db,
        ModelRow row,
        ModelStatus status,
        CancellationToken cancellationToken
    ) =>
        db
            .Models.Where(other => other.Kind == row.Kind && other.Status == status && other.Id != row.Id)
            .OrderBy(other => other.Number)
            .ToListAsync(cancellationToken);

    public static void Retire(ModelRow row, DateTimeOffset now)
    {
        (row.Status, row.RetiredAt, row.Percent, row.WindowHours) = (ModelStatus.Retired, now, 0, 0);
        (row.Teams, row.Roles) = ([], []);
        ClearProposal(row);
    }

    public static void MakeLive(ModelRow row, Guid? byId, DateTimeOffset now)
    {
        (row.Status, row.RetiredAt, row.Percent, row.WindowHours) = (ModelStatus.Live, null, 100, 0);
        (row.Teams, row.Roles) = ([], []);
        (row.PromotedById, row.PromotedAt) = (byId, now);
        ClearProposal(row);
    }

    public static void MakePilot(ModelRow row, Guid? byId, DateTimeOffset now)
    {
        (row.Status, row.RetiredAt, row.Percent) = (ModelStatus.Pilot, null, row.ProposedPercent);
        (row.Teams, row.Roles, row.WindowHours) = ([.. row.ProposedTeams], [.. row.ProposedRoles], row.ProposedWindowHours);
        (row.PromotedById, row.PromotedAt) = (byId, now);
        ClearProposal(row);
    }

    public static void ClearProposal(ModelRow row)
    {
        (row.ProposedById, row.ProposedAt, row.ProposedWhy) = (null, null, null);
        (row.ProposedStatus, row.ProposedPercent, row.ProposedWindowHours) = (null, 0, 0);
        (row.ProposedTeams, row.ProposedRoles) = ([], []);
    }
}
