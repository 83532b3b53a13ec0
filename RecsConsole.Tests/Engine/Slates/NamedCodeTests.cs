using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>An error code that the case names counts before the issue type.</summary>
public sealed class NamedCodeTests
{
    [Fact]
    public void The_document_about_the_code_comes_before_one_that_was_picked_for_the_issue_type()
    {
        var slate = Open(["picked"], ("picked", 900_000, false, "en"), ("table", 890_000, null, "en"), ("exact", 880_000, true, "en"));

        slate.Ids().ShouldBe(["exact", "table", "picked"]);
        slate.Moves.ShouldContain(move => move.Rule == StandardSlatePolicy.CodeRule && move.Id == "exact" && move.To == 1);
    }

    [Fact]
    public void It_stays_in_the_list_however_little_else_fits() =>
        Open([], ("near", 900_000, null, "en"), ("exact", 1_000, true, "en")).Ids().ShouldBe(["exact", "near"]);

    [Fact]
    public void Its_language_does_not_send_it_behind_documents_that_say_nothing_of_the_code() =>
        Open([], ("near", 900_000, null, "en"), ("exact", 890_000, true, "de")).Ids()[0].ShouldBe("exact");

    [Fact]
    public void Its_translation_in_another_language_stays_behind_what_the_reader_prefers_once_one_in_that_language_is_there() =>
        Open([], ("table", 890_000, null, "en"), ("exact", 880_000, true, "en"), ("genau", 800_000, true, "de"))
            .Ids()
            .ShouldBe(["exact", "table", "genau"]);

    [Fact]
    public void Nothing_moves_where_codes_tell_nothing() =>
        Open([], ("a", 900_000, null, "en"), ("b", 890_000, null, "en"))
            .Moves.ShouldAllBe(move => move.Rule != StandardSlatePolicy.CodeRule);

    private static Recommendation Open(string[] curated, params (string Key, long Score, bool? Names, string Language)[] documents)
    {
        var desk = ASnapshot()
            .WithActor(actor => actor with { Languages = new HashSet<string>(["en", "de"], StringComparer.Ordinal) })
            .WithCurated(curated);
        foreach (var (key, score, names, language) in documents)
        {
            desk.WithDocument(key, score, hit => hit with { Kind = key, Language = language, NamesCode = names });
        }

        return desk.Open().Slate(SlateKind.Document);
    }
}
