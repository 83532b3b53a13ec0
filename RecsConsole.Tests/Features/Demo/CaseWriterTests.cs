using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>What customers of the demo write is consistent, since visitors read it first.</summary>
public sealed class CaseWriterTests
{
    private static readonly DemoContent s_content = DemoContentLoader.Load("brightline");
    private static readonly DateTimeOffset s_at = new(2026, 3, 18, 13, 20, 0, TimeSpan.Zero);

    [Fact]
    public void German_sentence_has_no_english_parts()
    {
        var english = s_content.Texts.Slots["when"].Concat(s_content.Texts.Slots["person"].Where(name => name.StartsWith('M'))).ToList();
        for (var seed = 0UL; seed < 200; seed++)
        {
            var text = Fill("{person} kann sich seit {when} nicht anmelden, Rechnung über {amount}.", seed, "de");

            english.ShouldAllBe(part => !text.Contains(part), text);
            text.ShouldNotContain(",0");
        }
    }

    [Fact]
    public void Language_of_a_text_does_not_change_what_is_drawn_after_it()
    {
        var (english, german) = (new SimulationRandom(7), new SimulationRandom(7));
        var writer = Writer();

        writer.Fill("{person} {when} {amount} {site}", new Dictionary<string, string>(StringComparer.Ordinal), english);
        writer.Fill("{person} {when} {amount} {site}", new Dictionary<string, string>(StringComparer.Ordinal), german, "de");

        german.NextUInt64().ShouldBe(english.NextUInt64());
    }

    [Fact]
    public void Administrator_is_somebody_else_than_the_person_concerned()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var names = Fill("{person}|{administrator}", seed).Split('|');

            names[1].ShouldNotBe(names[0]);
        }
    }

    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public void No_text_speaks_of_an_attachment_since_none_has_one(string tenant)
    {
        var content = DemoContentLoader.Load(tenant);
        string[] texts =
        [
            .. content.IssueTypes.SelectMany(type => type.Descriptions),
            .. content.IssueTypes.SelectMany(type => type.German?.Descriptions ?? []),
            .. content.Featured.Select(each => each.Description),
            .. content.Texts.Environments,
            .. content.Texts.German?.Environments ?? [],
            .. content.Texts.Letters.Values.SelectMany(each => each.Values).SelectMany(each => each),
        ];

        string[] words = ["attach", "enclosed", "with this message", "liegt bei", "Anhang", "Anlage"];
        texts.ShouldAllBe(text => !words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Channel_of_a_compliance_case_fits_the_line_that_tells_where_it_comes_from()
    {
        var (world, seen) = (new SimulatedWorld(DemoContentLoader.Load("orchard"), 1, s_at), new HashSet<string>(StringComparer.Ordinal));
        for (var seed = 0UL; seed < 300; seed++)
        {
            var setting = new CaseDraw(world).Draw(s_at.AddDays(-3), new SimulationRandom(seed));
            var text = world.Writer.Write(setting, new SimulationRandom(seed));

            var first = text.Description.Split("\n\n")[0];
            var told = setting.IssueType.Origins!.Where(origin => origin.Text == first).ToList();
            told.ShouldAllBe(origin => origin.Channel == text.CustomFields[CaseWriter.ChannelField], first);
            text.CustomFields["Policy set"].ShouldBe("11");
            seen.UnionWith(told.Select(origin => origin.Text));
        }

        seen.Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void Origins_of_an_issue_type_draw_as_often_as_the_openers_do()
    {
        var world = new SimulatedWorld(DemoContentLoader.Load("orchard"), 1, s_at);
        var setting = new CaseDraw(world).Draw(s_at.AddDays(-3), new SimulationRandom(1));
        var (told, drawn) = (new SimulationRandom(7), new SimulationRandom(7));

        world.Writer.Write(setting, told);
        world.Writer.Write(setting with { IssueType = setting.IssueType with { Origins = null } }, drawn);

        drawn.NextUInt64().ShouldBe(told.NextUInt64());
    }

    private static CaseWriter Writer() => new(s_content, new HiddenTruth(s_content.Truth));

    private static string Fill(string text, ulong seed, string? language = null) =>
        Writer().Fill(text, new Dictionary<string, string>(StringComparer.Ordinal), new SimulationRandom(seed), language);
}
