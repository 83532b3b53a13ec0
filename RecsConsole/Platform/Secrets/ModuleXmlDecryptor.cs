using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace RecsConsole.Platform.Secrets;

/// <summary>
/// Decrypts what <see cref="ModuleXmlEncryptor"/> encrypted. The framework finds it by its name, which is in the file of each key.
/// </summary>
public sealed class ModuleXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    internal const string ElementName = "encryptedByModule";
    internal const int KeyLength = 32;
    internal const int TagLength = 16;

    /// <exception cref="CryptographicException">There is no module, it refuses, or the element was altered.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        if (services.GetService(typeof(HardwareModule)) is not HardwareModule module)
        {
            throw new CryptographicException($"{HardwareModuleSettings.ModuleSetting} is not set, and a module encrypted this key.");
        }

        var modulus = Bytes(encryptedElement, "modulus");
        var key = module.Unwrap(Bytes(encryptedElement, "wrappedKey"), modulus, new((string?)encryptedElement.Element("padding")));
        var value = Bytes(encryptedElement, "value");
        var plain = new byte[value.Length];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(Bytes(encryptedElement, "nonce"), value, Bytes(encryptedElement, "tag"), plain, modulus);
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The modulus of the key that encrypted a file of the ring; null if no module did.</summary>
    internal static byte[]? ModulusIn(string file)
    {
        var content = File.ReadAllText(file);
        return
            content.Contains($"<{ElementName}", StringComparison.Ordinal)
            && XDocument.Parse(content).Descendants(ElementName).FirstOrDefault() is { } element
            ? Bytes(element, "modulus")
            : null;
    }

    private static byte[] Bytes(XElement element, string name) => Convert.FromBase64String((string?)element.Element(name) ?? "");
}
