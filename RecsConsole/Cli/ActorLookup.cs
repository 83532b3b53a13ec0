using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Cli;

/// <summary>Resolves tenant and person from the names given on the command line.</summary>
internal static class ActorLookup
{
    /// <summary>The tenant of a key.</summary>
    /// <exception cref="CommandException">There is no such tenant.</exception>
    public static async Task<Actor> TenantAsync(IServiceProvider services, string tenant, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenWithoutTenantAsync(cancellationToken);
        var id = await db.Tenants.Where(row => row.Key == tenant).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } tenantId ? Actor.Job(tenantId) : throw new CommandException($"There is no tenant '{tenant}'.");
    }

    /// <summary>A person of the tenant, by e-mail address or key.</summary>
    /// <exception cref="CommandException">There is no such person.</exception>
    public static async Task<Actor> PersonAsync(IServiceProvider services, Actor tenant, string person, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        // addresses are encrypted with individual keys, so they are compared in memory
        var people = await db
            .People.Select(row => new
            {
                row.Id,
                row.Key,
                row.Email,
            })
            .ToListAsync(cancellationToken);
        var known = people.Find(each =>
            string.Equals(each.Email, person, StringComparison.OrdinalIgnoreCase)
            || string.Equals(each.Key, person, StringComparison.Ordinal)
        );
        return known is not null
            ? tenant with
            {
                PersonId = known.Id,
            }
            : throw new CommandException($"There is no person '{person}' in this tenant.");
    }
}
