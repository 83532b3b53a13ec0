using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>The documentation has a picture of every page.</summary>
public sealed class PictureTests
{
    [Fact]
    public void Every_page_has_a_picture_in_both_themes()
    {
        var folder = Path.Combine(RepositoryFolder.Top(), "docs", "screens");

        var missing = PageStops
            .All.SelectMany(stop => EveryWidthJourney.ScreensOf(stop.Name))
            .Where(file => !File.Exists(Path.Combine(folder, file)));

        missing.ShouldBeEmpty();
    }
}
