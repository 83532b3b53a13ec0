using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml.Linq;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using RecsConsole.Platform.Secrets;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Secrets;

/// <summary>The keys of the installation are encrypted by a key that never leaves a PKCS #11 module (SoftHSM here).</summary>
public sealed class HardwareModuleTests : IDisposable
{
    private const string Key = "ring";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Keys_are_encrypted_by_the_module_and_do_not_open_without_it()
    {
        using var token = await TokenAsync();
        await InviteAsync(Settings(token));

        var stored = await File.ReadAllTextAsync(Directory.GetFiles(Keys, "*.xml").ShouldHaveSingleItem(), Cancelled);
        stored.ShouldContain("<encryptedByModule");
        stored.ShouldNotContain("masterKey");
        stored.ShouldNotContain("unencrypted form");
        await ListsAsync(Settings(token)); // a second start reads them
        var bare = await VerbAsync(new(StringComparer.Ordinal) { ["DataFolder"] = _folder.In("data") });
        ShouldRefuse(bare, "Keys:Pkcs11:Module is missing, and a hardware module encrypted");
        Directory.GetFiles(Keys, "*.xml").ShouldHaveSingleItem("a start without the module makes no key beside it");
    }

    [Fact]
    public async Task Earlier_key_opens_what_it_encrypted_for_as_long_as_it_is_in_the_token()
    {
        using var token = await TokenAsync();
        await InviteAsync(Settings(token));
        await token.AddKeyAsync("next", "02");

        await ListsAsync(Settings(token, ("Keys:Pkcs11:Key", "next")));
        using var other = await SoftToken.MakeAsync();
        await other.AddKeyAsync(Key, "01");
        var without = await VerbAsync(Settings(other));

        ShouldRefuse(without, "Keys:Pkcs11:Token is 'recs', a token without the key that encrypted");
    }

    [Fact]
    public async Task Altered_key_is_refused()
    {
        using var token = await TokenAsync();
        await InviteAsync(Settings(token));
        var file = Directory.GetFiles(Keys, "*.xml").ShouldHaveSingleItem();
        var document = XDocument.Load(file);
        var value = document.Descendants("value").Single();
        var bytes = Convert.FromBase64String(value.Value);
        bytes[10] ^= 1;
        value.Value = Convert.ToBase64String(bytes);
        document.Save(file);

        (await VerbAsync(Settings(token))).ExitCode.ShouldNotBe(0);
    }

    [Theory]
    [InlineData("Keys:Pkcs11:Pin", "another-pin", "Keys:Pkcs11:Pin is not the PIN")]
    [InlineData("Keys:Pkcs11:Pin", "", "Keys:Pkcs11:Pin is missing")]
    [InlineData("Keys:Pkcs11:Module", "/nowhere/module.so", "Keys:Pkcs11:Module is '/nowhere/module.so', which cannot be loaded")]
    [InlineData("Keys:Pkcs11:Module", "/etc/hostname", "Keys:Pkcs11:Module is '/etc/hostname', which cannot be loaded")]
    [InlineData("Keys:Pkcs11:Module", "", "Keys:Pkcs11:Module is missing")]
    [InlineData("Keys:Pkcs11:Token", "elsewhere", "Keys:Pkcs11:Token is 'elsewhere', and the module")]
    [InlineData("Keys:Pkcs11:Key", "unknown", "Keys:Pkcs11:Key is 'unknown', of which the token 'recs' has 0 public RSA keys")]
    [InlineData("Keys:Pkcs11:Key", "short", "Keys:Pkcs11:Key is 'short', a key of less than 2048 bits")]
    [InlineData("Keys:Certificate", "/etc/keys.pfx", "Keys:Certificate and Keys:Pkcs11:Module are both set")]
    public async Task Wrong_setting_is_one_line_and_nothing_is_written(string setting, string value, string message)
    {
        using var token = await TokenAsync();
        await token.AddKeyAsync("short", "03", 1024);

        var result = await VerbAsync(Settings(token, (setting, value)));

        ShouldRefuse(result, message);
        result.Error.ShouldNotContain(SoftToken.Pin);
        Directory.GetFiles(Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task Key_that_may_leave_the_module_is_refused()
    {
        using var token = await TokenAsync();
        MakeExtractable(token, "loose");

        ShouldRefuse(
            await VerbAsync(Settings(token, ("Keys:Pkcs11:Key", "loose"))),
            "Keys:Pkcs11:Key is 'loose', a key that may leave the module"
        );
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Keys => Path.Combine(_folder.In("data"), "keys");

    public void Dispose() => _folder.Dispose();

    private static async Task<SoftToken> TokenAsync()
    {
        var token = await SoftToken.MakeAsync();
        await token.AddKeyAsync(Key, "01");
        return token;
    }

    private Dictionary<string, string> Settings(SoftToken token, params IEnumerable<(string Key, string Value)> more)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = _folder.In("data"),
            ["Keys:Pkcs11:Module"] = SoftToken.Module,
            ["Keys:Pkcs11:Token"] = SoftToken.Label,
            ["Keys:Pkcs11:Key"] = Key,
            ["Keys:Pkcs11:Pin"] = SoftToken.Pin,
            [SoftToken.Variable] = token.Configuration,
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }

    private static async Task InviteAsync(Dictionary<string, string> settings)
    {
        var made = await ConsoleProcess.RunAsync(settings, Cancelled, "tenant", "create", "--key", "acme");
        made.ExitCode.ShouldBe(0, made.Error);
        string[] invite = ["person", "invite", "--tenant", "acme", "--email", "ana@acme.example", "--name", "Ana", "--role", "agent"];
        var invited = await ConsoleProcess.RunAsync(settings, Cancelled, invite);
        invited.ExitCode.ShouldBe(0, invited.Error);
    }

    private static Task<ConsoleProcessResult> VerbAsync(Dictionary<string, string> settings) =>
        ConsoleProcess.RunAsync(settings, Cancelled, "tenant", "list");

    private static async Task ListsAsync(Dictionary<string, string> settings)
    {
        var result = await VerbAsync(settings);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("acme");
    }

    private static void ShouldRefuse(ConsoleProcessResult result, string message)
    {
        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(message);
        result.Error.Trim().ShouldNotContain("\n");
    }

    // softhsm2-util makes no such key. The library reads its variable from the C runtime, which does not know what .NET sets.
    private static void MakeExtractable(SoftToken token, string label)
    {
        SetVariable(Text(SoftToken.Variable), Text(token.Configuration), 1).ShouldBe(0);
        RuntimeHelpers.RunClassConstructor(typeof(HardwareModule).TypeHandle); // it says where the loader of libraries is
        var factories = new Pkcs11InteropFactories();
        using var library = factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, SoftToken.Module, AppType.MultiThreaded);
        var slot = library.GetSlotList(SlotsType.WithTokenPresent).Single(each => each.GetTokenInfo().Label.TrimEnd() is SoftToken.Label);
        using var session = slot.OpenSession(SessionType.ReadWrite);
        session.Login(CKU.CKU_USER, SoftToken.Pin);
        var attributes = factories.ObjectAttributeFactory;
        session.GenerateKeyPair(
            factories.MechanismFactory.Create(CKM.CKM_RSA_PKCS_KEY_PAIR_GEN),
            [
                attributes.Create(CKA.CKA_TOKEN, true),
                attributes.Create(CKA.CKA_LABEL, label),
                attributes.Create(CKA.CKA_MODULUS_BITS, 2048UL),
                attributes.Create(CKA.CKA_PUBLIC_EXPONENT, [1, 0, 1]),
            ],
            [
                attributes.Create(CKA.CKA_TOKEN, true),
                attributes.Create(CKA.CKA_LABEL, label),
                attributes.Create(CKA.CKA_DECRYPT, true),
                attributes.Create(CKA.CKA_SENSITIVE, true),
                attributes.Create(CKA.CKA_EXTRACTABLE, true),
            ],
            out _,
            out _
        );
    }

    private static byte[] Text(string value) => Encoding.UTF8.GetBytes(value + '\0');

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetVariable(byte[] name, byte[] value, int overwrite);
}
