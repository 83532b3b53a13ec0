using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Recommender.Evidence;

/// <summary>The language in which sentences are written for a person.</summary>
public static class ReaderLanguage
{
    /// <summary>The first of the person's languages for which sentences exist; else English.</summary>
    public static async Task<string> OfAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == personId, cancellationToken);
        return ExplanationLanguage.FirstOf(person?.Languages ?? []);
    }
}
