using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>New versions with other titles of what a decision of the desk names.</summary>
internal static class NewVersions
{
    /// <param name="rulesJson">The rules of the policy from now on; as before if not given.</param>
    public static void OfActionAndPolicy(ConsoleDbContext db, string? rulesJson = null)
    {
        var ask = db.Actions.AsNoTracking().Single(row => row.Key == "ask");
        db.Actions.Single(row => row.Key == "ask").Status = VersionStatus.Retired;
        ask.Version = 2;
        ask.Title = "Do something new";
        db.Actions.Add(ask);
        var policy = db.Policies.AsNoTracking().Single();
        policy.Version++;
        policy.Title = "Another title";
        policy.RulesJson = rulesJson ?? policy.RulesJson;
        db.Policies.Add(policy);
    }
}
