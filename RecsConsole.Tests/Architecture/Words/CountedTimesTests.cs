using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture.Words;

/// <summary>A number of times is grouped as every other number on the screen: "1.500-mal" beside "1.500".</summary>
public sealed partial class CountedTimesTests
{
    [Fact]
    public void Number_of_times_is_grouped_by_the_language()
    {
        var wrong = Directory
            .EnumerateFiles(Path.Combine(RepositoryFolder.Top(), "RecsConsole"), "*.resx", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => XDocument.Load(path).Descendants("data"))
            .Where(data => Ungrouped().IsMatch(data.Element("value")!.Value))
            .Select(data => $"{data.Attribute("name")!.Value}: {data.Element("value")!.Value}");

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Grouped_number_keeps_the_word_form_that_goes_with_it()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de");
        try
        {
            "{0:N0}-mal, {0:N0} {0:Fall|Fälle}".With(1500).ShouldBe("1.500-mal, 1.500 Fälle");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // the German texts, and the others by the word for "times"
    [GeneratedRegex(@"\{\d\}-mal|\{\d\} \{\d:(time\||raz\|)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Ungrouped();
}
