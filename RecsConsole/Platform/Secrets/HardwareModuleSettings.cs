using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Secrets;

/// <summary>Which key of which token encrypts the keys of this installation.</summary>
/// <param name="Module">Full path of the PKCS #11 library of the hardware module or vault.</param>
/// <param name="Token">Label of the token.</param>
/// <param name="Key">Label of the RSA key pair in it.</param>
/// <param name="Pin">PIN of the token's user; a secret.</param>
public sealed record HardwareModuleSettings(string Module, string Token, string Key, string Pin)
{
    public const string ModuleSetting = "Keys:Pkcs11:Module";
    public const string TokenSetting = "Keys:Pkcs11:Token";
    public const string KeySetting = "Keys:Pkcs11:Key";
    public const string PinSetting = "Keys:Pkcs11:Pin";

    /// <summary>The settings; null where none of them is set.</summary>
    /// <exception cref="ConfigurationException">Only some of them are set.</exception>
    public static HardwareModuleSettings? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string[] all = [ModuleSetting, TokenSetting, KeySetting, PinSetting];
        if (Array.TrueForAll(all, setting => string.IsNullOrEmpty(configuration[setting])))
        {
            return null;
        }

        return new(
            Required(configuration, ModuleSetting),
            Required(configuration, TokenSetting),
            Required(configuration, KeySetting),
            Required(configuration, PinSetting)
        );
    }

    private static string Required(IConfiguration configuration, string setting) =>
        configuration[setting] is { Length: > 0 } value
            ? value
            : throw new ConfigurationException(
                $"{setting} is missing, and other settings of Keys:Pkcs11 are set: it needs all four of them."
            );

    // a record prints its members, and one of them is a secret
    public override string ToString() => $"{Token}/{Key}";
}
