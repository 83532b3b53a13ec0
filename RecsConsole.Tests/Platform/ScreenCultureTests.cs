using System.Globalization;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

public sealed class ScreenCultureTests
{
    [Fact]
    public void What_comes_from_outside_is_said_in_the_language_of_the_screen()
    {
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of("de");
            var screen = ScreenCulture.Here;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of("pl");
            string? said = null;

            screen.Run(() => said = CultureInfo.CurrentUICulture.Name + " " + 1.5.ToString("0.0", CultureInfo.CurrentCulture));

            said.ShouldBe("de 1,5");
            CultureInfo.CurrentUICulture.Name.ShouldBe("pl");
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
        }
    }
}
