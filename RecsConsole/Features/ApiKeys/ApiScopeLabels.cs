using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.ApiKeys;

/// <summary>Display texts of API scopes.</summary>
internal static class ApiScopeLabels
{
    public static string Of(string scope) =>
        scope switch
        {
            ApiScopes.Read => Texts.ScopeRead,
            ApiScopes.Recommend => Texts.ScopeRecommend,
            ApiScopes.Respond => Texts.ScopeRespond,
            ApiScopes.Write => Texts.ScopeWrite,
            ApiScopes.Embed => Texts.ScopeEmbed,
            ApiScopes.People => Texts.ScopePeople,
            ApiScopes.Trust => Texts.ScopeTrust,
            ApiScopes.TrustAsked => Texts.ScopeTrustAsked,
            _ => scope,
        };

    /// <summary>The same in a word or two, for a table.</summary>
    public static string ShortOf(string scope) =>
        scope switch
        {
            ApiScopes.Read => Texts.ScopeReadShort,
            ApiScopes.Recommend => Texts.ScopeRecommendShort,
            ApiScopes.Respond => Texts.ScopeRespondShort,
            ApiScopes.Write => Texts.ScopeWriteShort,
            ApiScopes.Embed => Texts.ScopeEmbedShort,
            ApiScopes.People => Texts.ScopePeopleShort,
            ApiScopes.Trust => Texts.ScopeTrustShort,
            ApiScopes.TrustAsked => Texts.ScopeTrustAskedShort,
            _ => scope,
        };
}
