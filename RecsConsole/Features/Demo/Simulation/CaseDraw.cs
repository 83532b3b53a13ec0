using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Draws what a new case is about.</summary>
public sealed class CaseDraw(SimulatedWorld world)
{
    public CaseSetting Draw(DateTimeOffset openedAt, SimulationRandom random, string? team = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        var content = world.Content;
        var issue = random.PickWeighted(
            content.IssueTypes.Where(each => team is null || string.Equals(each.Team, team, StringComparison.Ordinal)),
            each => each.Weight
        );
        var account = random.PickWeighted(content.Accounts, each => each.Weight);
        var priority = random.PickWeighted(issue.Priorities, each => each.Value).Key;
        var german = account.Language is "de" && issue.German is not null && random.Chance(0.6);
        return Complete(issue, account, priority, german ? "de" : "en", openedAt, world.Truth.Draw(issue.Key, world.Day(openedAt), random));
    }

    public CaseSetting Draw(DemoFeaturedCase featured, DateTimeOffset openedAt, SimulationRandom random)
    {
        ArgumentNullException.ThrowIfNull(featured);
        return Complete(
            world.Content.IssueTypes.Single(each => string.Equals(each.Key, featured.IssueType, StringComparison.Ordinal)),
            world.Content.Accounts.Single(each => string.Equals(each.Key, featured.Account, StringComparison.Ordinal)),
            featured.Priority,
            featured.Language,
            openedAt,
            world.Truth.Draw(featured.Cause, random)
        );
    }

    private CaseSetting Complete(
        DemoIssueType issue,
        DemoAccount account,
        string priority,
        string language,
        DateTimeOffset openedAt,
        LatentTraits traits
    )
    {
        var level = priority[1] - '0';
        var deadline = world.AddHours(openedAt, world.PromisedHours(level, account));
        return new(issue, account, level, language, openedAt, deadline, traits);
    }
}
