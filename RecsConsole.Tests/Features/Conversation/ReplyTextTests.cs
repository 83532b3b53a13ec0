using RecsConsole.Casework.Conversation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Conversation;

/// <summary>A proposed text states known facts and leaves gaps for unknown ones.</summary>
public sealed class ReplyTextTests
{
    private static readonly ReplyFacts s_facts = new(
        "en",
        "Priya Nair",
        "Ana Nowak",
        "Brightline Support",
        "BR-1592",
        "Login fails",
        null,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Code"] = "AUTHN-4012" }
    );

    [Fact]
    public void Letter_has_greeting_text_and_name() =>
        ReplyText
            .Compose(s_facts, "The code {field:Code} of {case} means {product}.", passage: null)
            .ShouldBe(
                "Hello Priya Nair,\n\nThe code AUTHN-4012 of BR-1592 means [product].\n\nKind regards\nAna Nowak\nBrightline Support"
            );

    [Theory]
    [InlineData("de", "Guten Tag Priya Nair,")]
    [InlineData("pl", "Dzień dobry, Priya Nair,")]
    [InlineData("xx", "Hello Priya Nair,")]
    [InlineData(null, "Hello Priya Nair,")]
    public void Greeting_is_in_the_customers_language(string? language, string greeting) =>
        ReplyText.Compose(s_facts with { Language = language }, null, null).ShouldStartWith(greeting + "\n");

    [Theory]
    [InlineData("Read this:\n{passage}", "Read this:\nTurn it off. [1]")]
    [InlineData("Read this.", "Read this.\n\nTurn it off. [1]")]
    [InlineData(null, "Turn it off. [1]")]
    public void Passage_stands_in_its_place_and_is_cited(string? template, string body) =>
        ReplyText.Compose(s_facts, template, " Turn it off.\n").ShouldContain($",\n\n{body}\n\nKind regards");

    [Fact]
    public void Room_for_own_words_is_there_only_above_a_proposed_text_and_is_not_sent()
    {
        var roomy = ReplyText.Compose(s_facts, "Read this.", null, leavesRoom: true);

        roomy.ShouldContain("Nair,\n\n\n\nRead this.\n\nKind regards");
        ReplyText.WithoutRoom(roomy).ShouldBe(ReplyText.Compose(s_facts, "Read this.", null));
        ReplyText.Compose(s_facts, null, null, leavesRoom: true).ShouldBe(ReplyText.Compose(s_facts, null, null));
    }

    [Fact]
    public void Gap_of_the_proposal_that_is_still_there_is_found_and_brackets_of_the_writer_are_not()
    {
        const string draft = "What we know: [what is known]. Until [day]. As in [1].";

        ReplyText
            .GapsLeft("What we know: [what is known]. Until Friday, log line [ERROR]. As in [1].", draft)
            .ShouldBe(["[what is known]"]);
        ReplyText.GapsLeft("We know it all, until Friday. As in [1].", draft).ShouldBeEmpty();
    }

    [Fact]
    public void Citations_that_the_text_lost_are_dropped_and_the_rest_numbered_anew()
    {
        var cited = ReplyText.Renumber("See [2], and [3] again [2].", [Doc("a"), Doc("b"), Doc("c")]);

        cited.Text.ShouldBe("See [1], and [2] again [1].");
        cited.Citations.ShouldBe([Doc("b"), Doc("c")]);
    }

    [Fact]
    public void Second_passage_stands_above_the_regards() =>
        ReplyText
            .Insert("Hello,\n\nFirst. [1]\n\nKind regards\nAna", "Second.", 2, "Kind regards\nAna")
            .ShouldBe("Hello,\n\nFirst. [1]\n\nSecond. [2]\n\nKind regards\nAna");

    [Fact]
    public void Passage_of_a_letter_without_its_regards_stands_at_the_end() =>
        ReplyText.Insert("Hello.\n", "Second.", 1, "Kind regards").ShouldBe("Hello.\n\nSecond. [1]");

    [Fact]
    public void Customer_reads_the_titles_of_what_is_cited() =>
        ReplyText.WithSources("Text [1].", [Doc("a")], "de").ShouldBe("Text [1].\n\nQuellen\n[1] Title a");

    [Theory]
    [InlineData("Dear {customer}, {field:Code} {passage}", null)]
    [InlineData("Dear {custmer}", "{custmer}")]
    public void Place_that_nothing_fills_is_found(string template, string? place) => ReplyText.UnknownPlaceIn(template).ShouldBe(place);

    [Theory]
    [InlineData("same", "same", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("Hello Ana", "Hello Anna", 1)]
    [InlineData("abc", "axc", 2)]
    public void Edit_distance_counts_characters_removed_and_added(string draft, string text, int distance) =>
        EditDistance.Between(draft, text).ShouldBe(distance);

    [Fact]
    public void Letter_written_anew_counts_as_a_whole() =>
        EditDistance.Between("Hello " + new string('a', 3000), "Hello " + new string('b', 2500)).ShouldBe(5500);

    [Theory]
    [InlineData("report.pdf", 10, null)]
    [InlineData("REPORT.PDF", 10, null)]
    [InlineData("setup.exe", 10, "type")]
    [InlineData("page.html", 10, "type")]
    [InlineData("noending", 10, "type")]
    [InlineData("a.txt", 0, "empty")]
    [InlineData("a.txt", AttachmentRules.MaxBytes + 1, "larger than 5 MB")]
    public void File_is_taken_by_type_and_size(string name, long bytes, string? problem)
    {
        var found = AttachmentRules.ProblemOf(name, bytes);

        (found is null).ShouldBe(problem is null);
        found?.ShouldContain(problem!);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\x\\a.log", "a.log")]
    [InlineData("a\r\nb.txt", "ab.txt")]
    public void Name_of_a_file_is_bare(string name, string clean) => AttachmentRules.CleanName(name).ShouldBe(clean);

    private static Citation Doc(string key) => new(key, 1, "Title " + key);
}
