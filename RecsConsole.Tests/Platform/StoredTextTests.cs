using System.Globalization;
using RecsConsole.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;
using JobTexts = RecsConsole.Features.Jobs.Texts;
using ModelTexts = RecsConsole.Features.Models.Texts;

namespace RecsConsole.Tests.Platform;

/// <summary>A text is stored independently of language and written in the language of its reader.</summary>
public sealed class StoredTextTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _screen = CultureInfo.CurrentUICulture;

    [Fact]
    [Trait("Req", "R200")]
    public void Text_is_written_in_the_language_of_its_reader()
    {
        Speak("en");
        var stored = StoredText.From<JobTexts>(nameof(JobTexts.DocumentsAndFinishedCasesAreIndexed), 1, 2).Stored;

        In("de", stored).ShouldBe("Indiziert: 1 Dokument und 2 abgeschlossene Fälle.");
        In("pl", stored).ShouldBe("W indeksach: 1 dokument i 2 zakończone sprawy.");
        In("en", stored).ShouldBe("1 documents and 2 finished cases are indexed.");
        StoredText.Read(stored)!.Language.ShouldBeNull();
    }

    [Fact]
    public void Writer_who_speaks_German_leaves_no_German_word()
    {
        Speak("de");
        var stored = StoredText.From<JobTexts>(nameof(JobTexts.CancelledBeforeItStarted)).Stored;

        In("en", stored).ShouldBe("Cancelled before it started.");
    }

    [Fact]
    public void Number_and_text_within_are_written_for_the_reader_as_well()
    {
        Speak("en");
        var refused = Error.Invalid(StoredText.From<ModelTexts>(nameof(ModelTexts.TooFewOutcomes), 3, 40, 37));
        var line = StoredText.From<ModelTexts>(
            nameof(ModelTexts.NothingTrainedFor),
            StoredText.From<SharedTexts>(nameof(SharedTexts.Documents)),
            refused.Kept
        );
        var figure = StoredText.From<ModelTexts>(nameof(ModelTexts.RegisteredNDCGAgainstOfTheWeighted), "m-1", 0.5, 0.25, 1);
        refused.Message.ShouldStartWith("Calibrating the confidence needs 40 outcomes; there are 3");

        In("de", line.Stored).ShouldStartWith("Dokumente: Das Kalibrieren der Konfidenz braucht 40 Ergebnisse");
        In("de", StoredText.Join([figure, figure]).Stored)
            .ShouldContain("nDCG 0,500 gegenüber 0,250 der gewichteten Regeln an 1 späteren Entscheidung. m-1");
    }

    [Fact]
    public void Sentence_of_an_earlier_version_stays_and_is_marked_as_English()
    {
        Speak("de");
        var old = StoredText.Read("3 versions changed their state.")!;

        (old.Words, old.Language).ShouldBe(("3 versions changed their state.", "en"));
        StoredText.Read(null).ShouldBeNull();
        StoredText.Read("{\"odd\": 1}")!.Words.ShouldBe("{\"odd\": 1}");
    }

    [Fact]
    public void What_this_version_has_no_words_for_is_named_and_breaks_nothing()
    {
        StoredText.Read("""{"text":"Features.Jobs.Texts.LongGone","values":[3]}""")!.Words.ShouldBe("Features.Jobs.Texts.LongGone 3");
        StoredText.Read("""{"text":"Features.Gone.Texts.Key"}""")!.Words.ShouldBe("Features.Gone.Texts.Key");
        StoredText.Read("""{"text":"Features.Jobs.Texts.Running"}""")!.Words.ShouldContain("Running");
    }

    [Fact]
    public void Text_that_does_not_fit_its_column_becomes_the_beginning_of_a_sentence()
    {
        Speak("en");
        var kept = StoredText.From<JobTexts>(nameof(JobTexts.JobUnknown), new string('x', 300));

        kept.StoredIn(1000).ShouldBe(kept.Stored);
        kept.StoredIn(60).ShouldBe(kept.Words[..60]);
    }

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _screen);

    private static string In(string language, string stored)
    {
        Speak(language);
        return StoredText.Read(stored)!.Words;
    }

    private static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(language);
}
