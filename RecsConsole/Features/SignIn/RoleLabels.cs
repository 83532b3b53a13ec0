using RecsConsole.Components.Badges;

namespace RecsConsole.Features.SignIn;

/// <summary>Display names of roles.</summary>
public static class RoleLabels
{
    public static string Of(IEnumerable<string> roles)
    {
        var words = string.Join(", ", roles.Select(RoleNames.Of));
        return words.Length == 0 ? Texts.NoRole : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
