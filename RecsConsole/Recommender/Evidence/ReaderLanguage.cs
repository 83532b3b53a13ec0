using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Sentences;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Recommender.Evidence;

/// <summary>The language of sentences written for a person. Sentences are written on every read: a decision stores only facts.</summary>
public static class ReaderLanguage
{
    // one compiled query: it runs whenever a case is opened
    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, CancellationToken, Task<Wish?>>> s_wish = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id, CancellationToken _) =>
                db
                    .People.Where(person => person.Id == id)
                    .Select(person => new Wish(
                        db.PersonSettings.Where(row => row.PersonId == id).Select(row => row.SettingsJson).FirstOrDefault(),
                        person.Languages
                    ))
                    .FirstOrDefault()
        )
    );

    /// <summary>
    /// The language the person chose; otherwise that of a translated screen; otherwise the first of the person's languages that has
    /// sentences.
    /// </summary>
    public static async Task<string> OfAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var wish = await s_wish.For(db)(db, personId, cancellationToken);
        return PersonalSettings.Parse(wish?.SettingsJson).Language is { Length: > 0 } chosen
            ? chosen
            : OfScreen() ?? ExplanationLanguage.FirstOf(wish?.Languages ?? []);
    }

    // English is the screen's default when nobody chose a language, so it does not count as chosen.
    private static string? OfScreen()
    {
        var code = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return ExplanationLanguage.Codes.Skip(1).Contains(code, StringComparer.Ordinal) ? code : null;
    }

    private sealed record Wish(string? SettingsJson, IList<string> Languages);
}
