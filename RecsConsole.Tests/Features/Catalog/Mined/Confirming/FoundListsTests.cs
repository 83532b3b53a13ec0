using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Mined.Confirming;

/// <summary>Everything to confirm is on the page: a box of nine lines hides the other thirty-seven, and who confirms all has not read them.</summary>
public sealed class FoundListsTests
{
    [Theory]
    [InlineData("FoundActions")]
    [InlineData("FoundWays")]
    public void List_has_the_height_of_its_lines(string list)
    {
        SheetOf(list).ShouldNotContain("height: 4");
        SheetOf(list).ShouldNotContain("max-height");
    }

    [Fact]
    public void Button_that_confirms_stays_in_sight()
    {
        SheetOf("MinedToConfirm").ShouldContain("position: sticky");
    }

    private static string SheetOf(string part) =>
        File.ReadAllText(Path.Combine(RepositoryFolder.Top(), "RecsConsole/Features/Catalog/Mined/Confirming", $"{part}.razor.css"));
}
