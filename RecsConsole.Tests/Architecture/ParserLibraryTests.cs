using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// A library that reads what others wrote is seen only where it is wrapped: the rest of the product gets records of its own, after the limits
/// of that place. <c>ParsingPlacesTests</c> has those files that call it, and their fuzzed parser.
/// </summary>
public sealed class ParserLibraryTests
{
    // libraries by the beginning of their namespaces, and the folders or files that may name them
    private static readonly Dictionary<string, string[]> s_places = new(StringComparer.Ordinal)
    {
        ["UglyToad.PdfPig"] = ["RecsConsole/Features/Documents/Import/Formats/"],
        ["DocumentFormat.OpenXml"] = ["RecsConsole/Features/Documents/Import/Formats/"],
        ["MiniExcelLib"] = ["RecsConsole/Platform/Tables/"],
        ["MailKit"] = ["RecsConsole/Platform/Mail/"],
        ["MimeKit"] = ["RecsConsole/Platform/Mail/", "RecsConsole/Features/Conversation/", "RecsConsole/Cli/MailCommand.cs"],
        ["Markdig"] =
        [
            "RecsConsole/Platform/MarkdownLinks.cs",
            "RecsConsole/Platform/PlainMarkdown.cs",
            "RecsConsole/Features/Documents/MarkdownPage.cs",
        ],
        ["AngleSharp"] =
        [
            "RecsConsole/Platform/HtmlText.cs",
            "RecsConsole/Features/Documents/",
            "RecsConsole/Cli/PageTruth/", // pages of its own site
        ],
        ["CsvHelper"] =
        [
            "RecsConsole/Platform/Tables/",
            "RecsConsole/Features/Cases/Import/",
            "RecsConsole/Features/Reviews/Studies/Tasks/TaskFile.cs",
            "RecsConsole/Cli/Evaluation/",
        ],
        ["YamlDotNet"] =
        [
            "RecsConsole/Platform/Tables/",
            "RecsConsole/Features/Documents/Import/",
            "RecsConsole/Features/Tenants/Exchange/",
            // files of the product itself
            "RecsConsole/Features/Catalog/CaseTypes/Templates/",
            "RecsConsole/Features/Demo/Content/",
        ],
    };

    private static readonly string[] s_projects = ["RecsConsole", "RecsConsole.Engine", "RecsConsole.Permits", "database"];

    public static TheoryData<string> Libraries() => [.. s_places.Keys];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_is_named_only_where_it_is_wrapped(string library)
    {
        var files = s_projects
            .SelectMany(project => SourceFile.Under(project, ".cs", ".razor"))
            .Where(file => Names(library, file.Text))
            .Select(file => file.Path)
            .ToList();

        files.ShouldNotBeEmpty("otherwise its name is not that of its namespace");
        files.Where(file => !s_places[library].Any(place => IsIn(file, place))).ShouldBeEmpty($"{library} has its places");
        s_places[library].Where(place => !files.Exists(file => IsIn(file, place))).ShouldBeEmpty("places that are gone");
    }

    [Theory]
    [InlineData("using MimeKit;", true)]
    [InlineData("using Part = MimeKit.MimePart;", true)]
    [InlineData("var part = new MimeKit.MimePart();", true)]
    [InlineData("/// <summary>As <c>MimeKit</c> does.</summary>", false)]
    public void Rule_would_notice_a_use(string code, bool isNoticed) => Names("MimeKit", code).ShouldBe(isNoticed);

    private static bool IsIn(string file, string place) => file.StartsWith(place, StringComparison.Ordinal);

    private static bool Names(string library, string code) =>
        Regex.IsMatch(
            code,
            $@"(?:using\s+(?:static\s+|\w+\s*=\s*)?|\b(?<![.\w])){Regex.Escape(library)}\w*(?:\.\w|;)",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
}
