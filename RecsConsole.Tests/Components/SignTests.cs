using Bunit;
using RecsConsole.Components.Badges;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class SignTests : BunitContext
{
    [Theory]
    [InlineData(BadgeLevel.High, "high")]
    [InlineData(BadgeLevel.Medium, "medium")]
    [InlineData(BadgeLevel.Low, "low")]
    public void Confidence_is_a_word_with_its_reason(BadgeLevel level, string bars)
    {
        var badge = Render<ConfidenceBadge>(p => p.Add(b => b.Level, level).Add(b => b.Reason, "24 similar cases"));

        var sign = badge.Find(".conf");
        sign.TextContent.Trim().ShouldBe($"{level} confidence: 24 similar cases");
        sign.GetAttribute("title").ShouldBe("24 similar cases");
        sign.ClassName.ShouldBe($"conf {bars}");
        badge.FindAll("i[aria-hidden=true] b").Count.ShouldBe(3);
    }

    [Fact]
    public void Word_of_the_sign_is_not_read_out_twice()
    {
        var badge = Render<ConfidenceBadge>(p => p.Add(b => b.Level, BadgeLevel.Low).Add(b => b.Reason, "Low: little is known"));

        badge.Find(".conf").TextContent.Trim().ShouldBe("Low confidence: little is known");
        badge.Find(".conf").GetAttribute("title").ShouldBe("Low: little is known");
    }

    [Theory]
    [InlineData(BadgeLevel.High, "High risk")]
    [InlineData(BadgeLevel.Medium, "Medium risk")]
    [InlineData(BadgeLevel.Low, "")]
    public void Only_medium_and_high_risk_are_marked(BadgeLevel level, string words) =>
        string.Concat(Render<RiskTag>(p => p.Add(t => t.Level, level)).Nodes.Select(node => node.TextContent)).Trim().ShouldBe(words);

    [Fact]
    public void A_required_policy_is_named()
    {
        var badge = Render<PolicyBadge>(p => p.Add(b => b.Policy, "policy 7").Add(b => b.IsRequired, true));

        badge.Find(".tag.policy").TextContent.ShouldBe("Required, policy 7");
    }

    [Theory]
    [InlineData("Ana Nowak", "AN")]
    [InlineData("Jean Luc de la Tour", "JT")]
    [InlineData("cher", "C")]
    [InlineData("  ", "?")]
    [InlineData("Élodie Ørsted", "ÉØ")]
    public void An_avatar_has_the_first_and_the_last_initial(string name, string initials)
    {
        var avatar = Render<Avatar>(p => p.Add(a => a.Name, name)).Find(".me");

        avatar.TextContent.ShouldBe(initials);
        avatar.GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Theory]
    [InlineData(3, 8, "3 of 8 cases", "width:37%")]
    [InlineData(7, 8, "7 of 8 cases, nearly full", "width:87%")]
    [InlineData(9, 8, "9 of 8 cases, nearly full", "width:100%")]
    [InlineData(0, 0, "0 of 0 cases, nearly full", "width:100%")]
    public void Load_is_said_in_words(int taken, int capacity, string words, string width)
    {
        var bar = Render<LoadBar>(p => p.Add(b => b.Taken, taken).Add(b => b.Capacity, capacity));

        bar.Find("[role=img]").GetAttribute("aria-label").ShouldBe(words);
        bar.Find("i").GetAttribute("style").ShouldBe(width);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("logistic-3")]
    public void What_is_automatic_says_where_it_comes_from_and_leaves_what_ordered_it_to_the_question_why(string? model)
    {
        var mark = Render<AutomaticMark>(parameters => parameters.Add(each => each.Model, model)).Find(".automatic");

        mark.GetAttribute("title").ShouldBe("Suggested automatically from similar cases, rules and search");
        mark.TextContent.Trim().ShouldBe("Suggested automatically");
        mark.GetAttribute("data-model").ShouldBe(model);
    }
}
