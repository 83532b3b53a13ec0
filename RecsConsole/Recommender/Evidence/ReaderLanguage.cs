using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Sentences;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Recommender.Evidence;

/// <summary>The language in which sentences are written for a person. They are written each time they are read: a decision keeps facts only.</summary>
public static class ReaderLanguage
{
    /// <summary>What the person chose; else that of a translated screen; else the first of the person's languages that has sentences.</summary>
    public static async Task<string> OfAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var json = await db
            .PersonSettings.AsNoTracking()
            .Where(row => row.PersonId == personId)
            .Select(row => row.SettingsJson)
            .FirstOrDefaultAsync(cancellationToken);
        if (PersonalSettings.Parse(json).Language is { Length: > 0 } chosen)
        {
            return chosen;
        }

        if (OfScreen() is { } screen)
        {
            return screen;
        }

        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == personId, cancellationToken);
        return ExplanationLanguage.FirstOf(person?.Languages ?? []);
    }

    // English is what a screen speaks when nobody asked for anything, so it does not count as asked for.
    private static string? OfScreen()
    {
        var code = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return ExplanationLanguage.Codes.Skip(1).Contains(code, StringComparer.Ordinal) ? code : null;
    }
}
