using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Target of an import: the tenant, existing or to be created with the log, and its new members.</summary>
internal sealed record ImportTarget(TenantRow Tenant, bool IsNew, ImportMembers Members)
{
    /// <summary>Finds tenant and members; nothing is written yet.</summary>
    public static async Task<Result<ImportTarget>> FindAsync(
        TenantDb tenantDb,
        ImportLogRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var known = await db.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Key == request.TenantKey, cancellationToken);
        if (known is null && !request.CreateTenant)
        {
            return Error.NotFound(Texts.ThereIsNoTenant.With(request.TenantKey));
        }

        var members = await ImportMembers.FindAsync(db, request.Members, cancellationToken);
        if (members.Missing is { } email)
        {
            return Error.Invalid(Texts.NobodySignsInAsSoThey.With(email));
        }

        var tenant = known ?? NewTenant.Make(request.TenantKey, request.TenantKey, request.TimeZone ?? "UTC", now);
        return new ImportTarget(tenant, known is null, members);
    }
}
