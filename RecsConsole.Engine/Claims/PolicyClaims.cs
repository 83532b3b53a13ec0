using System.Globalization;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>States that a policy asks for an action or a document, with the version of the policy.</summary>
internal static class PolicyClaims
{
    public static void Add(FactSheet sheet, PolicyFacts policy, string template)
    {
        var source = string.Create(CultureInfo.InvariantCulture, $"policy:{policy.Key}:{policy.Version}");
        sheet.Add("policy", FactTypes.Policy, "policy.key", policy.Key, source);
        sheet.Count("policy_version", FactTypes.Count, "policy.version", policy.Version, source);
        sheet.Claim(template, "policy", "policy_version");
    }
}
