using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;

namespace RecsConsole.Cli;

/// <summary>Finds who and where by the names given on the command line.</summary>
internal static class ActorLookup
{
    /// <summary>The tenant of a key.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static async Task<Actor> TenantAsync(
        IServiceProvider services,
        string tenant,
        CancellationToken cancellationToken
    )
    {
        await using var db = await services
            .GetRequiredService<TenantDb>()
            .OpenWithoutTenantAsync(cancellationToken);
        var id = await db
            .Tenants.Where(row => row.Key == tenant)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return id is { } found
            ? Actor.Job(found)
            : throw new CommandException($"There is no tenant '{tenant}'.");
    }

    /// <summary>A person of the tenant, by e-mail address or key.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static async Task<Actor> PersonAsync(
        IServiceProvider services,
        Actor tenant,
        string person,
        CancellationToken cancellationToken
    )
    {
        await using var db = await services
            .GetRequiredService<TenantDb>()
            .OpenAsync(tenant, cancellationToken);
        var id = await db
            .People.Where(row => row.Email == person || row.Key == person)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return id is { } found
            ? tenant with
            {
                PersonId = found,
            }
            : throw new CommandException($"There is no person '{person}' in this tenant.");
    }
}
