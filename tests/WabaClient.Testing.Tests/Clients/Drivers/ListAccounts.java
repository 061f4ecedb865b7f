import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Lists accounts over Java's HttpClient as Meta's SDK for Java does: the address in paging.next is requested as it stands. */
public class ListAccounts {
    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("\"code\":(\\d+)");
    private static final Pattern SUBCODE = Pattern.compile("\"error_subcode\":(\\d+)");

    public static void main(String[] arguments) throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(trusting(arguments[0])).build();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = input.readLine()) != null; ) {
            System.out.println(run(http, line));
        }
    }

    private static String run(HttpClient http, String line) throws Exception {
        String[] part = line.split("\\|", -1);
        StringBuilder url = new StringBuilder(part[1] + "/v26.0/" + part[3] + "/" + part[4]);
        url.append("?access_token=").append(URLEncoder.encode(part[2], "UTF-8"));
        String[] names = {"limit", "fields", "sort", "filtering"};
        for (int i = 0; i < names.length; i++) {
            if (!part[5 + i].isEmpty()) {
                url.append('&').append(names[i]).append('=').append(URLEncoder.encode(part[5 + i], "UTF-8"));
            }
        }

        List<String> ids = new ArrayList<>();
        int pages = 0;
        String next = url.toString();
        while (true) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(next)).build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String protocol = response.version() == HttpClient.Version.HTTP_2 ? "2" : "1.1";
            String code = first(CODE, response.body());
            if (response.statusCode() == 200) {
                pages++;
                ID.matcher(response.body()).results().forEach(found -> ids.add(found.group(1)));
                next = first(NEXT, response.body()).replace("\\/", "/").replace("\\u0025", "%");
            }
            if (response.statusCode() != 200 || next.isEmpty()) {
                String subcode = first(SUBCODE, response.body());
                return String.join("|", part[0], "" + response.statusCode(), code, subcode, protocol, "" + pages, String.join(",", ids));
            }
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static SSLContext trusting(String certificateFile) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (FileInputStream file = new FileInputStream(certificateFile)) {
            store.setCertificateEntry("fake", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
