using System.Diagnostics;
using System.Security.Cryptography;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Support.Servers;

/// <summary>
/// A token of SoftHSM in its own folder: what a hardware module is to the console, as a library. Whoever uses it sets
/// <see cref="Variable"/> for the process.
/// </summary>
internal sealed class SoftToken : IDisposable
{
    public const string Module = "/usr/lib/softhsm/libsofthsm2.so";
    public const string Label = "recs";
    public const string Pin = "pin-of-a-test-41";

    /// <summary>The variable of the environment that names its configuration.</summary>
    public const string Variable = "SOFTHSM2_CONF";

    private const string Program = "/usr/bin/softhsm2-util";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Why it cannot run here; null if it can.</summary>
    public static string? Missing =>
        File.Exists(Module) && File.Exists(Program) ? null : "The Debian package softhsm2 is not installed: there is no PKCS #11 module.";

    public string Configuration => _folder.In("softhsm2.conf");

    public static async Task<SoftToken> MakeAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var token = new SoftToken();
        var tokens = Directory.CreateDirectory(token._folder.In("tokens")).FullName;
        await File.WriteAllTextAsync(
            token.Configuration,
            $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n"
        );
        await token.RunAsync("--init-token", "--free", "--label", Label, "--so-pin", Pin, "--pin", Pin);
        return token;
    }

    /// <summary>Puts a new RSA key pair into it, which does not leave it again.</summary>
    public async Task AddKeyAsync(string label, string id, int bits = 2048)
    {
        using var rsa = RSA.Create(bits);
        var file = _folder.In("key.pem");
        await File.WriteAllTextAsync(file, rsa.ExportPkcs8PrivateKeyPem());
        await RunAsync("--import", file, "--token", Label, "--label", label, "--id", id, "--pin", Pin);
        File.Delete(file);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo(Program, args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [Variable] = Configuration },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await output + await error);
    }
}
