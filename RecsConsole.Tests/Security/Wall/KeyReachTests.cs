using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Security.Sweep;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>
/// Whoever created an API key can do by it what its person may do, so they must not be the second person for it. This holds for every place
/// that needs two people, because a key reaches none of them but those listed here. The commands come from the sources of the API and of
/// the embedded panel, so a new one must be listed.
/// </summary>
public sealed class KeyReachTests
{
    /// <summary>Commands after which a second person decides, each with the test that keeps the creator of the key from deciding.</summary>
    private static readonly Dictionary<string, string> s_asking = new(StringComparer.Ordinal)
    {
        ["ReceiveDocuments"] = "Api.KeyMakerTests, a document",
        ["ReceivePolicies"] = "Api.KeyMakerTests, a policy",
        ["ReceiveResponses"] = "as RespondToSlate, which it calls for each row",
        ["RespondToSlate"] = "Api.KeyMakerTests, an action",
    };

    /// <summary>Commands after which nobody decides.</summary>
    private static readonly HashSet<string> s_alone = new(
        [
            "CreateEmbedSession",
            "ProposeReply", // writes nothing: it quotes a document
            "SaveQuote", // an unsent draft of the viewer
            "CreateEmbedToken", // what is done in the panel is done by the key as well
            "ReceiveAccounts",
            "ReceiveCases",
            "ReceiveEvents",
            "ReceiveOutcome",
            "ReceivePeople",
            "ReceiveRating",
            "ReceiveSignals",
            "RecordImpressions",
            "RequestTicketRead", // the scheduled run reads the ticket anyway
            "UndoResponse",
        ],
        StringComparer.Ordinal
    );

    // what a second person does begins with one of these; trusting a key is among them
    private static readonly string[] s_deciding = ["Adjudicate", "Approve", "Decide", "Promote", "Publish", "Reject", "Trust"];

    [Fact]
    public void Every_command_that_a_key_reaches_is_known_to_need_a_second_person_or_none() =>
        Reached()
            .Where(type => !ReadOperations.Reads(type))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(s_asking.Keys.Concat(s_alone).Order(StringComparer.Ordinal));

    [Fact]
    public void Key_decides_nothing_that_somebody_asked_for() =>
        Reached()
            .Where(type => s_deciding.Any(verb => type.Name.StartsWith(verb, StringComparison.Ordinal)))
            .ShouldBeEmpty("a second person decides in the console, signed in as themselves");

    [Fact]
    public void There_are_commands_of_second_persons() =>
        ReadOperations
            .All.Count(type => s_deciding.Any(verb => type.Name.StartsWith(verb, StringComparison.Ordinal)))
            .ShouldBeGreaterThan(5);

    private static IEnumerable<Type> Reached()
    {
        var named = SourceFile
            .Under("RecsConsole/Api", ".cs")
            .Concat(SourceFile.Under("RecsConsole/Embed", ".cs"))
            .SelectMany(file => file.Identifiers())
            .ToHashSet(StringComparer.Ordinal);
        return ReadOperations.All.Where(type => named.Contains(type.Name));
    }
}
