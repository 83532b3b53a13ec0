using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>What an operator sees when a setting is wrong.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider is 'Oracle'")]
    [InlineData("Database:Provider", "PostgreSql", "ConnectionStrings:Recs is missing")]
    [InlineData("Database:MigrateAtStart", "maybe", "Database:MigrateAtStart")]
    [InlineData("Console:ShutdownTimeout", "01:00:00", "ShutdownTimeout")]
    [InlineData("OpenTelemetry:OtlpEndpoint", "ftp://127.0.0.1", "OtlpEndpoint")]
    [InlineData("Jobs:MaxConcurrency", "0", "MaxConcurrency")]
    [InlineData("Jobs:SilentAfter", "00:00:01", "SilentAfter")]
    [InlineData("Jobs:Enabled", "perhaps", "Jobs:Enabled")]
    [InlineData("ConnectionStrings:Recs", "Colour=blue", "ConnectionStrings:Recs")]
    [InlineData("Outbound:AllowedHosts:0", "https://tickets.example", "Outbound:AllowedHosts")]
    [InlineData("Uploads:Clamd", "127.0.0.1", "Uploads:Clamd")]
    [InlineData("DataFolder", "/proc/recs", "DataFolder is '/proc/recs'")]
    public async Task Wrong_setting_is_one_line_and_exit_code_2(string setting, string value, string message)
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullPath, [setting] = value };

        var result = await CommandLine.RunAsync(settings, "db", "status");

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(message);
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("mail.example", "None", null, false)]
    [InlineData("mail.example", "Auto", null, false)]
    [InlineData("mail.example", "StartTlsWhenAvailable", null, false)]
    [InlineData("mail.example", "StartTls", null, true)]
    [InlineData("mail.example", "None", "mail.example", true)]
    [InlineData("127.0.0.1", "None", null, true)]
    public async Task Mail_leaves_this_machine_with_tls_unless_the_operator_lists_the_host(
        string host,
        string security,
        string? plain,
        bool starts
    )
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["Mail:Host"] = host,
            ["Mail:Security"] = security,
            ["Mail:From"] = "desk@brightline.example",
        };
        if (plain is not null)
        {
            settings["Outbound:PlainHosts:0"] = plain;
        }

        var result = await CommandLine.RunAsync(settings, "db", "status");

        result.Error.Contains("Outbound:PlainHosts", StringComparison.Ordinal).ShouldBe(!starts, result.Error);
    }

    [Theory]
    [InlineData("tcp://scanner.example:3310", null, false)]
    [InlineData("tcp://scanner.example:3310", "scanner.example:3310", true)]
    [InlineData("tcp://127.0.0.1:3310", null, true)]
    [InlineData("unix:/run/clamav/clamd.ctl", null, true)]
    public async Task Files_leave_this_machine_for_a_scanner_only_where_the_operator_lists_the_host(
        string clamd,
        string? plain,
        bool starts
    )
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["Uploads:Clamd"] = clamd,
        };
        if (plain is not null)
        {
            settings["Outbound:PlainHosts:0"] = plain;
        }

        var result = await CommandLine.RunAsync(settings, "db", "status");

        result.Error.Contains("Uploads:Clamd must be on this machine", StringComparison.Ordinal).ShouldBe(!starts, result.Error);
    }

    [Fact]
    public async Task Site_refuses_a_wrong_setting_as_a_verb_does()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Console:ShutdownTimeout"] = "01:00:00",
        };

        var result = await ConsoleProcess.RunAsync(settings, TestContext.Current.CancellationToken, "serve");

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain("ShutdownTimeout");
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Address_in_use_is_one_line_and_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.FullPath,
            ["ASPNETCORE_URLS"] = $"http://{listener.LocalEndpoint}",
            ["Logging:LogLevel:Default"] = "None",
        };

        var result = await ConsoleProcess.RunAsync(settings, TestContext.Current.CancellationToken);

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain("address already in use");
        result.Error.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Keys_are_encrypted_with_the_configured_certificate_and_do_not_open_without_it()
    {
        using var folder = new TemporaryFolder();
        var bare = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.In("data") };
        var settings = new Dictionary<string, string>(bare, StringComparer.Ordinal)
        {
            ["Keys:Certificate"] = folder.In("keys.pfx"),
            ["Keys:CertificatePassword"] = "a password of a test",
        };
        await WriteCertificateAsync(settings["Keys:Certificate"], settings["Keys:CertificatePassword"]);

        (await CommandLine.RunAsync(settings, "tenant", "create", "--key", "acme")).ExitCode.ShouldBe(0);
        string[] invite = ["person", "invite", "--tenant", "acme", "--email", "ana@acme.example", "--name", "Ana", "--role", "agent"];
        (await CommandLine.RunAsync(settings, invite)).ExitCode.ShouldBe(0);

        var stored = await File.ReadAllTextAsync(
            Directory.GetFiles(Path.Combine(folder.In("data"), "keys"), "*.xml").ShouldHaveSingleItem(),
            TestContext.Current.CancellationToken
        );
        stored.ShouldContain("EncryptedKey");
        stored.ShouldNotContain("unencrypted form");
        (await CommandLine.RunAsync(settings, "tenant", "list")).ExitCode.ShouldBe(0);
        (await CommandLine.RunAsync(bare, "tenant", "list")).ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task Replaced_certificate_still_opens_the_keys_that_were_made_with_it()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = folder.In("data"),
            ["Keys:Certificate"] = folder.In("first.pfx"),
            ["Keys:CertificatePassword"] = "the first password of a test",
        };
        await WriteCertificateAsync(settings["Keys:Certificate"], settings["Keys:CertificatePassword"]);
        (await CommandLine.RunAsync(settings, "tenant", "create", "--key", "acme")).ExitCode.ShouldBe(0);
        string[] invite = ["person", "invite", "--tenant", "acme", "--email", "ana@acme.example", "--name", "Ana", "--role", "agent"];
        (await CommandLine.RunAsync(settings, invite)).ExitCode.ShouldBe(0);
        var replaced = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["Keys:Certificate"] = folder.In("second.pfx"),
            ["Keys:CertificatePassword"] = "the second password of a test",
        };
        await WriteCertificateAsync(replaced["Keys:Certificate"], replaced["Keys:CertificatePassword"]);
        var withEarlier = new Dictionary<string, string>(replaced, StringComparer.Ordinal)
        {
            ["Keys:EarlierCertificates:0:Path"] = settings["Keys:Certificate"],
            ["Keys:EarlierCertificates:0:Password"] = settings["Keys:CertificatePassword"],
        };

        var alone = await CommandLine.RunAsync(replaced, "tenant", "list");
        var both = await CommandLine.RunAsync(withEarlier, "tenant", "list");
        withEarlier.Remove("Keys:EarlierCertificates:0:Path");
        var withoutPath = await CommandLine.RunAsync(withEarlier, "tenant", "list");

        both.ExitCode.ShouldBe(0, both.Error);
        alone.ExitCode.ShouldNotBe(0);
        withoutPath.ExitCode.ShouldBe(2, withoutPath.Error);
        withoutPath.Error.ShouldContain("Keys:EarlierCertificates:0 is ''");
    }

    private static async Task WriteCertificateAsync(string path, string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12, password), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Garbage_under_the_name_of_an_earlier_scheduler_stops_nothing()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("jobs.db"), "no database at all", TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullPath };

        var result = await CommandLine.RunAsync(settings, "tenant", "create", "--key", "acme");

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task Files_of_the_data_folder_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.In("data") };

        (await CommandLine.RunAsync(settings, "tenant", "create", "--key", "acme")).ExitCode.ShouldBe(0);

        Mode(folder.In("data")).ShouldBe("owner"); // what lies in it cannot be reached by others
        Mode(Path.Combine(folder.In("data"), "keys")).ShouldBe("owner");
    }

    [Fact]
    public async Task Database_in_a_folder_that_was_there_before_is_for_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var folder = new TemporaryFolder();
        var data = folder.In("data");
        Directory.CreateDirectory(data);
        Open(data, UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = data };

        (await CommandLine.RunAsync(settings, "tenant", "create", "--key", "acme")).ExitCode.ShouldBe(0);
        var created = OthersMay(Path.Combine(data, "recs.db"));
        Open(Path.Combine(data, "recs.db"), UnixFileMode.None); // as an earlier version left it
        (await CommandLine.RunAsync(settings, "db", "migrate")).ExitCode.ShouldBe(0);

        created.ShouldBeFalse();
        Directory
            .GetFiles(data, "recs.db*")
            .Where(OthersMay)
            .Where(file => !file.EndsWith("-migrate", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static void Open(string path, UnixFileMode more)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead | UnixFileMode.OtherRead | more);
        }
    }

    private static bool OthersMay(string path) =>
        !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None;

    private static string Mode(string folder) =>
        !OperatingSystem.IsWindows()
        && File.GetUnixFileMode(folder) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
            ? "owner"
            : "open";

    [Fact]
    public async Task Lost_keys_are_one_line_and_nothing_starts_with_other_keys()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = folder.FullPath };
        (await CommandLine.RunAsync(settings, "tenant", "create", "--key", "acme")).ExitCode.ShouldBe(0);
        string[] invite = ["person", "invite", "--tenant", "acme", "--email", "ana@acme.example", "--name", "Ana", "--role", "agent"];
        (await CommandLine.RunAsync(settings, invite)).ExitCode.ShouldBe(0); // her name is encrypted under a key
        foreach (var file in Directory.GetFiles(folder.In("keys")))
        {
            File.Delete(file);
        }

        var result = await CommandLine.RunAsync(settings, "tenant", "list");

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain("folder 'keys'");
        result.Error.Trim().ShouldNotContain("\n");
    }
}
