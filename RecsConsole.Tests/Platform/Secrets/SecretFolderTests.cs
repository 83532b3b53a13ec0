using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Secrets;

/// <summary>Secrets that a secrets manager puts into files reach a console that was started as an operator starts it.</summary>
public sealed class SecretFolderTests : IDisposable
{
    private const string Password = "Password of a test, 5f21";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Secrets:Folder")]
    [InlineData("CREDENTIALS_DIRECTORY")]
    public async Task Secret_is_used_before_the_environment_and_only_its_name_is_told(string setting)
    {
        Write("ConnectionStrings__Recs", $"Data Source={_folder.In("of-the-manager.db")}\n");
        Write("Mail__Password", Password);
        Write("Unrelated__Name", "not one of the console's");
        // of a path that only looks as if it had a password
        var settings = Settings((setting, Secrets), ("ConnectionStrings:Recs", $"Data Source={_folder.In("elsewhere-pwd.db")}"));

        var lines = await StartedAsync(settings);

        File.Exists(_folder.In("of-the-manager.db")).ShouldBeTrue();
        File.Exists(_folder.In("elsewhere-pwd.db")).ShouldBeFalse();
        lines.ShouldContain(line => line.Contains($"Secrets from the folder {Secrets}: ConnectionStrings:Recs, Mail:Password", Exact));
        lines.ShouldNotContain(line => line.Contains(Password, Exact) || line.Contains("Unrelated", Exact));
        lines.ShouldNotContain(line => line.Contains("outside of the folder", Exact), "a path of a file is no secret");
    }

    [Fact]
    public async Task Start_names_secrets_that_still_stand_outside_of_the_folder()
    {
        Write("Access__DecisionPoint__Token", "a token");
        var settings = Settings(("Secrets:Folder", Secrets), ("Search:Intents:ApiKey", Password), ("Access:DecisionPoint:Token", Password));

        var lines = await StartedAsync(settings);

        lines.ShouldContain(line =>
            line.Contains("outside of the folder", Exact)
            && line.Contains("Access:DecisionPoint:Token", Exact)
            && line.Contains("Search:Intents:ApiKey", Exact)
        );
        lines.ShouldNotContain(line => line.Contains(Password, Exact));
    }

    [Fact]
    public async Task Changed_file_takes_effect_at_the_next_start()
    {
        Write("ConnectionStrings__Recs", $"Data Source={_folder.In("first.db")}");
        await StartedAsync(Settings(("Secrets:Folder", Secrets)));
        Write("ConnectionStrings__Recs", $"Data Source={_folder.In("second.db")}");

        await StartedAsync(Settings(("Secrets:Folder", Secrets)));

        File.Exists(_folder.In("second.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Keys_that_are_older_than_their_certificate_are_told()
    {
        var settings = Settings();
        (await VerbAsync(settings)).ExitCode.ShouldBe(0);
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllBytesAsync(_folder.In("keys.pfx"), certificate.Export(X509ContentType.Pkcs12, Password), Cancelled);
        }

        Write("Keys__CertificatePassword", Password);

        var lines = await StartedAsync(Settings(("Secrets:Folder", Secrets), ("Keys:Certificate", _folder.In("keys.pfx"))));

        lines.ShouldContain(line => line.Contains("Secrets from the folder", Exact) && line.Contains("Keys:CertificatePassword", Exact));
        lines.ShouldContain(line => line.Contains("1 files of the folder of keys were made before", Exact));
    }

    [Fact]
    public async Task Links_of_a_secret_volume_are_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Kubernetes runs it on Linux.");
        var version = Directory.CreateDirectory(Path.Combine(Folder().FullName, "..2026_11_29")).FullName;
        await File.WriteAllTextAsync(Path.Combine(version, "ConnectionStrings__Recs"), $"Data Source={_folder.In("linked.db")}", Cancelled);
        File.CreateSymbolicLink(Path.Combine(Secrets, "..data"), "..2026_11_29");
        File.CreateSymbolicLink(Path.Combine(Secrets, "ConnectionStrings__Recs"), "..data/ConnectionStrings__Recs");

        await StartedAsync(Settings(("Secrets:Folder", Secrets)));

        File.Exists(_folder.In("linked.db")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("0755", "0644", "Mail__Password", false)]
    [InlineData("0755", "0602", "Mail__Password", false)]
    [InlineData("0777", "0600", "secrets", false)] // anybody could add a secret
    [InlineData("0755", "0440", "Mail__Password", true)]
    [InlineData("0700", "0644", "Mail__Password", true)] // nobody else gets as far as the file
    public async Task Folder_that_is_open_to_others_is_refused(string folder, string file, string named, bool starts)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        Write("Mail__Password", Password);
        SetMode(Path.Combine(Secrets, "Mail__Password"), file);
        SetMode(Secrets, folder);

        var result = await VerbAsync(Settings(("Secrets:Folder", Secrets)));

        result.ExitCode.ShouldBe(starts ? 0 : 2, result.Error);
        result.Error.Contains($"{named}'. Leave it to this account", Exact).ShouldBe(!starts, result.Error);
        result.Error.ShouldNotContain(Password);
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("", "the secret 'Mail__Password' is empty")]
    [InlineData("\r\n", "the secret 'Mail__Password' is empty")]
    [InlineData(null, "no folder with a full path")]
    public async Task Missing_folder_or_empty_secret_is_one_line_and_exit_code_2(string? content, string message)
    {
        if (content is not null)
        {
            Write("Mail__Password", content);
        }

        var result = await VerbAsync(Settings(("Secrets:Folder", Secrets)));

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(message);
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Files_of_other_services_are_never_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        Write("ConnectionStrings__Recs", $"Data Source={_folder.In("own.db")}");
        using var mkfifo = Process.Start("mkfifo", [Path.Combine(Secrets, "of_another")]); // who opens it waits for ever
        await mkfifo.WaitForExitAsync(Cancelled);
        mkfifo.ExitCode.ShouldBe(0);

        var result = await VerbAsync(Settings(("Secrets:Folder", Secrets)));

        result.ExitCode.ShouldBe(0, result.Error);
        File.Exists(_folder.In("own.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Secret_that_is_there_twice_is_one_line_and_names_the_variable_that_was_used()
    {
        Write("Mail__Password", Password);
        Write("MAIL__PASSWORD", Password);
        Assert.SkipWhen(Directory.GetFiles(Secrets).Length == 1, "This file system takes both names for one.");

        var result = await VerbAsync(Settings(("CREDENTIALS_DIRECTORY", Secrets)));

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain($"CREDENTIALS_DIRECTORY is '{Secrets}', and the secret 'Mail__Password' is there twice");
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Folder_of_systemd_that_this_process_does_not_have_is_ignored()
    {
        var result = await VerbAsync(Settings(("CREDENTIALS_DIRECTORY", Secrets)));

        result.ExitCode.ShouldBe(0, result.Error);
    }

    private const StringComparison Exact = StringComparison.Ordinal;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Secrets => _folder.In("secrets");

    private DirectoryInfo Folder() =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(Secrets)
            : Directory.CreateDirectory(Secrets, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private void Write(string name, string value) => File.WriteAllText(Path.Combine(Folder().FullName, name), value);

    private Dictionary<string, string> Settings(params IEnumerable<(string Key, string Value)> more)
    {
        var settings = more.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);
        settings["DataFolder"] = _folder.In("data");
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        settings["Jobs:Enabled"] = "false";
        return settings;
    }

    private static Task<ConsoleProcessResult> VerbAsync(Dictionary<string, string> settings) =>
        ConsoleProcess.RunAsync(settings, Cancelled, "tenant", "list");

    /// <summary>The lines of the log of a site up to the one that says that it serves; then it is ended.</summary>
    private static async Task<List<string>> StartedAsync(Dictionary<string, string> settings)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(s_limit);
        using var process = ConsoleProcess.Start(settings, "serve");
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        List<string> lines = [];
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (line.Contains("Application started", Exact))
                {
                    return lines;
                }
            }
        }
        finally
        {
            process.Kill();
        }

        throw new InvalidOperationException($"The site ended: {await error} {string.Join('\n', lines)}");
    }

    private static void SetMode(string path, string octal)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(octal, 8));
        }
    }

    public void Dispose() => _folder.Dispose();
}
