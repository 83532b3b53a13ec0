using Microsoft.Extensions.Options;
using RecsConsole.Features.SignIn;
using RecsConsole.Features.SignIn.Setup;
using RecsConsole.Platform.Database;

namespace RecsConsole.Cli;

/// <summary>Prints at startup how to set up a site where nobody can sign in yet.</summary>
internal static class SetupStart
{
    /// <summary>Runs once the site listens, because the link names its address.</summary>
    public static void Run(WebApplication app, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.SetupLink)
        {
            app.Lifetime.ApplicationStarted.Register(() => _ = PrintLinkAsync(app, output));
        }
    }

    private static async Task PrintLinkAsync(WebApplication app, TextWriter output)
    {
        try
        {
            foreach (var line in await app.Services.GetRequiredService<SetupLink>().MakeAsync(app.Lifetime.ApplicationStopping))
            {
                await output.WriteLineAsync(line);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // the site is already stopping; the next start creates another link
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            await output.WriteLineAsync($"No setup link could be made: {e.Message} Start again to get one.");
        }
    }
}
