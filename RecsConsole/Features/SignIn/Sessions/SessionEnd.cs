using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>When a session ends that is used now: it is kept in <see cref="SessionRow.EndsAt"/>, which each use moves on.</summary>
internal static class SessionEnd
{
    /// <param name="startedAt">When its owner signed in, in whichever tenant.</param>
    public static DateTimeOffset Of(DateTimeOffset startedAt, DateTimeOffset now, SignInOptions options)
    {
        var (unused, longest) = (now + options.SessionTime, startedAt + options.LongestSession);
        return unused < longest ? unused : longest;
    }
}
