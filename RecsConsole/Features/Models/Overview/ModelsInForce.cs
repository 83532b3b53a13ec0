using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Overview;

/// <summary>
/// The models of a tenant that rank: at most one live and one pilot of a kind. Everything that changes which they are takes the tenant's
/// switch row, so that of two at once one meets a conflict.
/// </summary>
internal static class ModelsInForce
{
    /// <summary>The switch row, moved by this transaction; made where there is none yet.</summary>
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

    /// <summary>Other models of the kind that stand at <paramref name="status"/>.</summary>
    public static Task<List<ModelRow>> OthersAsync(ConsoleDbContext db, ModelRow row, string status, CancellationToken cancellationToken) =>
        db
            .Models.Where(other => other.Kind == row.Kind && other.Status == status && other.Id != row.Id)
            .OrderBy(other => other.Number)
            .ToListAsync(cancellationToken);

    public static void Retire(ModelRow row, DateTimeOffset now)
    {
        (row.Status, row.RetiredAt, row.Percent) = (ModelStates.Retired, now, 0);
        (row.Teams, row.Roles) = ([], []);
        ClearProposal(row);
    }

    public static void MakeLive(ModelRow row, Guid? byId, DateTimeOffset now)
    {
        (row.Status, row.RetiredAt, row.Percent) = (ModelStates.Live, null, 100);
        (row.Teams, row.Roles) = ([], []);
        (row.PromotedById, row.PromotedAt) = (byId, now);
        ClearProposal(row);
    }

    public static void MakePilot(ModelRow row, Guid? byId, DateTimeOffset now)
    {
        (row.Status, row.RetiredAt, row.Percent) = (ModelStates.Pilot, null, row.ProposedPercent);
        (row.Teams, row.Roles) = ([.. row.ProposedTeams], [.. row.ProposedRoles]);
        (row.PromotedById, row.PromotedAt) = (byId, now);
        ClearProposal(row);
    }

    public static void ClearProposal(ModelRow row)
    {
        (row.ProposedById, row.ProposedAt, row.ProposedWhy) = (null, null, null);
        (row.ProposedStatus, row.ProposedPercent) = (null, 0);
        (row.ProposedTeams, row.ProposedRoles) = ([], []);
    }
}
