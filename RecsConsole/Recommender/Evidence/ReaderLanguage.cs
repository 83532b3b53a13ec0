using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Recommender.Evidence;

/// <summary>The language that sentences are written to somebody in.</summary>
public static class ReaderLanguage
{
    /// <summary>The first of a person's languages that there are sentences in; English where there is none.</summary>
    public static async Task<string> OfAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == personId, cancellationToken);
        return ExplanationLanguage.FirstOf(person?.Languages ?? []);
    }
}
