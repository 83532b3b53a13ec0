using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Code contains no words that a reader may see; they belong in the texts. Each exception has a reason, and the list can only shrink.
/// </summary>
public sealed class CodeWordsTests
{
    private static readonly string[] Folders =
    [
        "RecsConsole/Features",
        "RecsConsole/Components",
        "RecsConsole/Casework",
        "RecsConsole/Recommender",
        "RecsConsole/Tenancy",
        "RecsConsole/Access",
    ];

    // demo content is data; imports write to the command line
    private static readonly string[] NotScreens = ["RecsConsole/Features/Demo/", "/Import/", "Options.cs", "OptionsValidation.cs"];

    [Fact]
    public void Code_holds_no_words()
    {
        var found = Folders
            .SelectMany(folder => SourceFile.Under(folder, ".cs", ".razor"))
            .Where(file => !NotScreens.Any(each => file.Path.Contains(each, StringComparison.Ordinal)))
            .SelectMany(file => CodeWords.In(file).Select(text => $"{Path.GetFileName(file.Path)}: {text}"))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        found.Except(EnglishInCode.All, StringComparer.Ordinal).ShouldBeEmpty("words in code; put them into a Texts.resx");
        EnglishInCode.All.Except(found, StringComparer.Ordinal).ShouldBeEmpty("reasons that nothing needs any more");
    }

    /// <summary>A sentence that is stored as text stays in one language forever, so only the files below may store one.</summary>
    [Fact]
    public void Kept_text_is_a_sentence_only_where_another_system_said_it() =>
        SourceFile
            .Under("RecsConsole", ".cs", ".razor")
            .Where(file => file.Text.Contains("StoredText.Sentence(", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ShouldBe([
                "RecsConsole/Casework/StateLabels.cs",
                "RecsConsole/Connectors/RemoteHttp.cs",
                "RecsConsole/Connectors/RequestTracker/RtCustomFields.cs",
                "RecsConsole/Connectors/RequestTracker/RtNotes.cs",
                "RecsConsole/Connectors/RequestTracker/RtOwners.cs",
                "RecsConsole/Platform/Error.cs",
            ]);
}
