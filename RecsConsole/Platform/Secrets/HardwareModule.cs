using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using RecsConsole.Platform.Startup;
using ISession = Net.Pkcs11Interop.HighLevelAPI.ISession;

namespace RecsConsole.Platform.Secrets;

/// <summary>
/// An RSA key pair in a hardware module or vault (PKCS #11). The public half wraps here; only the module unwraps, since the private half
/// never leaves it. Each use logs in anew: a module that was restarted meanwhile has forgotten its sessions.
/// </summary>
public sealed class HardwareModule : IDisposable
{
    private const int LeastBits = 2048;

    private readonly Lock _turn = new();
    private readonly HardwareModuleSettings _settings;
    private readonly Pkcs11InteropFactories _factories = new();
    private readonly IPkcs11Library _library;
    private readonly RSAParameters _public;

    // The package asks for libdl by the name that only the files for developers give it.
    static HardwareModule() =>
        NativeLibrary.SetDllImportResolver(
            typeof(Pkcs11InteropFactories).Assembly,
            (name, _, _) => name is "libdl" && NativeLibrary.TryLoad("libdl.so.2", out var loaded) ? loaded : 0
        );

    /// <summary>Opens the module and tries the key.</summary>
    /// <exception cref="ConfigurationException">The module, its token, the key or the PIN is not what the settings say.</exception>
    public HardwareModule(HardwareModuleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _library = Load();
        try
        {
            _public = InSession(FindPublic);
            Padding = Choose();
        }
        catch (Pkcs11Exception e)
        {
            _library.Dispose();
            throw Refused(e);
        }
        catch
        {
            _library.Dispose();
            throw;
        }
    }

    /// <summary>The modulus of the key that wraps: names it, whatever its label becomes.</summary>
    public byte[] Modulus => _public.Modulus!;

    /// <summary>The hash of OAEP that the module can compute.</summary>
    public HashAlgorithmName Padding { get; }

    /// <summary>Encrypts a key so that only the module can decrypt it.</summary>
    public byte[] Wrap(byte[] key) => Wrap(key, Padding);

    /// <summary>Has the module decrypt a key that this pair or an earlier one of the token wrapped.</summary>
    /// <exception cref="CryptographicException">The module refuses, or does not have that key.</exception>
    public byte[] Unwrap(byte[] wrapped, byte[] modulus, HashAlgorithmName padding)
    {
        try
        {
            return InSession(session => session.Decrypt(Oaep(padding), FindPrivate(session, modulus), wrapped));
        }
        catch (Exception e) when (e is Pkcs11Exception or ConfigurationException)
        {
            throw new CryptographicException($"The module of {HardwareModuleSettings.ModuleSetting} did not decrypt a key: {e.Message}", e);
        }
    }

    /// <summary>Makes sure that the token has the private half of a modulus.</summary>
    /// <exception cref="ConfigurationException">It has not.</exception>
    public void EnsureHas(byte[] modulus, string file)
    {
        try
        {
            InSession(session => FindPrivate(session, modulus));
        }
        catch (CryptographicException e)
        {
            throw new ConfigurationException(
                $"{HardwareModuleSettings.TokenSetting} is '{_settings.Token}', a token without the key that encrypted '{file}'. "
                    + "Earlier keys of the module have to stay in it.",
                e
            );
        }
    }

    public void Dispose() => _library.Dispose();

    private IPkcs11Library Load()
    {
        try
        {
            return _factories.Pkcs11LibraryFactory.LoadPkcs11Library(_factories, _settings.Module, AppType.MultiThreaded);
        }
        catch (Exception e) when (e is Pkcs11Exception or UnmanagedException or LibraryArchitectureException or DllNotFoundException)
        {
            throw new ConfigurationException(
                $"{HardwareModuleSettings.ModuleSetting} is '{_settings.Module}', which cannot be loaded as a PKCS #11 module: {e.Message}",
                e
            );
        }
    }

    // Others of this process must not use the session meanwhile: the login is the whole token's, and ends with its last session.
    private T InSession<T>(Func<ISession, T> use)
    {
        lock (_turn)
        {
            using var session = FindSlot().OpenSession(SessionType.ReadOnly);
            LogIn(session);
            return use(session);
        }
    }

    private ISlot FindSlot() =>
        _library
            .GetSlotList(SlotsType.WithTokenPresent)
            .Find(slot => string.Equals(slot.GetTokenInfo().Label.TrimEnd(), _settings.Token, StringComparison.Ordinal))
        ?? throw new ConfigurationException(
            $"{HardwareModuleSettings.TokenSetting} is '{_settings.Token}', and the module '{_settings.Module}' has no token of that label."
        );

    private void LogIn(ISession session)
    {
        try
        {
            session.Login(CKU.CKU_USER, _settings.Pin);
        }
        catch (Pkcs11Exception e) when (e.RV is CKR.CKR_USER_ALREADY_LOGGED_IN)
        {
            // by another part of this process: the token is open
        }
        catch (Pkcs11Exception e) when (e.RV is CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_LEN_RANGE or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_LOCKED)
        {
            throw new ConfigurationException(
                $"{HardwareModuleSettings.PinSetting} is not the PIN of the token '{_settings.Token}', or it is locked ({e.RV}).",
                e
            );
        }
    }

    private RSAParameters FindPublic(ISession session)
    {
        var found = session.FindAllObjects([
            Attribute(CKA.CKA_CLASS, (ulong)CKO.CKO_PUBLIC_KEY),
            Attribute(CKA.CKA_KEY_TYPE, (ulong)CKK.CKK_RSA),
            _factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, _settings.Key),
        ]);
        if (found.Count != 1)
        {
            throw Wrong($"of which the token '{_settings.Token}' has {found.Count} public RSA keys");
        }

        var values = session.GetAttributeValue(found[0], [CKA.CKA_MODULUS, CKA.CKA_PUBLIC_EXPONENT]);
        var key = new RSAParameters { Modulus = values[0].GetValueAsByteArray(), Exponent = values[1].GetValueAsByteArray() };
        if (key.Modulus.Length * 8 < LeastBits)
        {
            throw Wrong($"a key of less than {LeastBits} bits");
        }

        if (TryFindPrivate(session, key.Modulus) is not { } half)
        {
            throw Wrong($"and the token '{_settings.Token}' does not have its private half");
        }

        var rules = session.GetAttributeValue(half, [CKA.CKA_SENSITIVE, CKA.CKA_EXTRACTABLE]);
        return rules[0].GetValueAsBool() && !rules[1].GetValueAsBool()
            ? key
            : throw Wrong("a key that may leave the module: make one that is sensitive and not extractable");
    }

    private IObjectHandle FindPrivate(ISession session, byte[] modulus) =>
        TryFindPrivate(session, modulus) ?? throw new CryptographicException($"The token '{_settings.Token}' does not have that key.");

    private IObjectHandle? TryFindPrivate(ISession session, byte[] modulus) =>
        session
            .FindAllObjects([
                Attribute(CKA.CKA_CLASS, (ulong)CKO.CKO_PRIVATE_KEY),
                Attribute(CKA.CKA_KEY_TYPE, (ulong)CKK.CKK_RSA),
                _factories.ObjectAttributeFactory.Create(CKA.CKA_MODULUS, modulus),
            ])
            .FirstOrDefault();

    private IObjectAttribute Attribute(CKA type, ulong value) => _factories.ObjectAttributeFactory.Create(type, value);

    // not every module can compute OAEP with SHA-256
    private HashAlgorithmName Choose()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        Exception? refusal = null;
        foreach (var padding in (HashAlgorithmName[])[HashAlgorithmName.SHA256, HashAlgorithmName.SHA1])
        {
            try
            {
                if (CryptographicOperations.FixedTimeEquals(Unwrap(Wrap(secret, padding), Modulus, padding), secret))
                {
                    return padding;
                }
            }
            catch (CryptographicException e)
            {
                refusal = e;
            }
        }

        throw Wrong($"a key with which the module does not decrypt RSA-OAEP: {refusal?.Message}", refusal);
    }

    private byte[] Wrap(byte[] key, HashAlgorithmName padding)
    {
        using var rsa = RSA.Create(_public);
        return rsa.Encrypt(key, RSAEncryptionPadding.CreateOaep(padding));
    }

    private IMechanism Oaep(HashAlgorithmName padding)
    {
        var (hash, mask) = padding == HashAlgorithmName.SHA256 ? (CKM.CKM_SHA256, CKG.CKG_MGF1_SHA256) : (CKM.CKM_SHA_1, CKG.CKG_MGF1_SHA1);
        var parameters = _factories.MechanismParamsFactory.CreateCkRsaPkcsOaepParams(
            (ulong)hash,
            (ulong)mask,
            (ulong)CKZ.CKZ_DATA_SPECIFIED,
            null
        );
        return _factories.MechanismFactory.Create(CKM.CKM_RSA_PKCS_OAEP, parameters);
    }

    private ConfigurationException Wrong(string what, Exception? inner = null) =>
        new($"{HardwareModuleSettings.KeySetting} is '{_settings.Key}', {what}.", inner!);

    private ConfigurationException Refused(Pkcs11Exception e) =>
        new($"{HardwareModuleSettings.ModuleSetting} is '{_settings.Module}', which refuses: {e.Message}", e);
}
