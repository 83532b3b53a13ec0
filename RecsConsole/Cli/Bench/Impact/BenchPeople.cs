using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Cli.Bench.Impact;

/// <summary>Two administrators: one writes drafts, the other publishes them.</summary>
internal sealed record BenchPeople(Actor Author, Actor Publisher)
{
    /// <exception cref="CommandException">The tenant has fewer than two.</exception>
    public static async Task<BenchPeople> ReadAsync(ConsoleDbContext db, Actor tenant, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking().Where(row => row.IsActive).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return people.Where(row => row.Roles.Contains(ConsoleRole.Admin)).Select(row => row.Id).ToList() is [var author, var publisher, ..]
            ? new BenchPeople(tenant with { PersonId = author }, tenant with { PersonId = publisher })
            : throw new CommandException("Publishing a draft needs two administrators.", CommandException.Failed);
    }
}
