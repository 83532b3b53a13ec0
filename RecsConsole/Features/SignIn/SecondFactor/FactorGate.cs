namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>
/// Keeps a session whose owner has to set up a second factor first to the pages that set one up: every other request counts as that of
/// somebody who is not signed in, so that whatever a page or a route forgets to ask, it opens nothing.
/// </summary>
internal static class FactorGate
{
    private static readonly object s_key = new();

    /// <summary>Whether the owner of this request's session has to set up a second factor first.</summary>
    public static bool IsClosed(HttpContext http) => http.Items.ContainsKey(s_key);

    public static void Close(HttpContext http) => http.Items[s_key] = true;

    /// <summary>Whether the request is for one of the pages that work behind the gate.</summary>
    public static bool LetsThrough(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<BeforeSecondFactorAttribute>() is not null;
}
