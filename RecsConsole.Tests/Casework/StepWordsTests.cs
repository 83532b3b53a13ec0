using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework;

/// <summary>What is said after a step fits every state: an adjective, a noun, or a name that a tenant gave.</summary>
public sealed class StepWordsTests
{
    [Theory]
    [InlineData("en", "review", "Marked as done: Check it. The case is now in state \"Review\".")]
    [InlineData("en", "waiting_customer", "Marked as done: Check it. The case is now in state \"Waiting for customer\".")]
    [InlineData("en", "Level 2", "Marked as done: Check it. The case is now in state \"Level 2\".")]
    [InlineData("de", "review", "Als erledigt vermerkt: Check it. Der Fall ist jetzt im Zustand „Prüfung“.")]
    [InlineData("pl", "review", "Oznaczono jako wykonane: Check it. Sprawa jest teraz w stanie „W ocenie”.")]
    public void State_is_named_as_it_is_shown_elsewhere(string language, string state, string said)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

            CaseworkTexts.MarkedAsDoneWithNewState.With("Check it", StateLabels.Of(state)).ShouldBe(said);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
